namespace Cerulean.Documents;

/// <summary>A column of vectors of different lengths and one element type.</summary>
public sealed class RaggedColumn : Column
{
    private readonly ReadOnlyMemory<int> _offsets;

    /// <summary>Row i holds elements offsets[i] to offsets[i + 1] of a vector; there is one offset more than rows.</summary>
    public RaggedColumn(NdArray elements, ReadOnlyMemory<int> offsets)
    {
        if (elements.Rank != 1) throw new ArgumentException("The elements of a ragged column stand in one vector.", nameof(elements));
        if (offsets.Length == 0) throw new ArgumentException("There is one offset more than rows.", nameof(offsets));
        Elements = elements;
        _offsets = offsets;
    }

    /// <summary>The elements of all rows, one after another.</summary>
    public NdArray Elements { get; }

    /// <summary>Where each row begins, and the end of the last.</summary>
    public ReadOnlySpan<int> Offsets => _offsets.Span;

    /// <inheritdoc/>
    public override int Count => _offsets.Length - 1;

    /// <inheritdoc/>
    public override JsonValue this[int row]
    {
        get
        {
            var (start, end) = (Offsets[row], Offsets[row + 1]);
            return start == end ? JsonArray.Empty : Elements.Slice(start, end - start);
        }
    }

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => start == 0 && count == Count ? this : new RaggedColumn(Elements, _offsets.Slice(start, count + 1));

    /// <inheritdoc/>
    public override JsonValue ToJson() => new JsonArray([.. Enumerable.Range(0, Count).Select(row => this[row])]);

    internal override void CopyTo(int start, Span<JsonValue> target, int offset, int stride)
    {
        for (int row = start, at = offset; at < target.Length; row++, at += stride) target[at] = this[row];
    }
}
