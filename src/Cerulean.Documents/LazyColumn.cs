namespace Cerulean.Documents;

/// <summary>A column whose rows are read when they are asked for, each time anew: arrays too large to be in memory together.</summary>
public sealed class LazyColumn : Column
{
    private readonly Func<int, JsonValue> _read;
    private readonly int _start;

    /// <summary>A column of so many rows.</summary>
    public LazyColumn(int count, Func<int, JsonValue> read) : this(0, count, read)
    {
    }

    private LazyColumn(int start, int count, Func<int, JsonValue> read) => (_start, Count, _read) = (start, count, read);

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override JsonValue this[int row] => (uint)row < (uint)Count
        ? _read(_start + row)
        : throw new ArgumentOutOfRangeException(nameof(row), $"There is no row {row} of {Count}.");

    /// <inheritdoc/>
    public override Column Slice(int start, int count)
    {
        if ((uint)start > (uint)Count || (uint)count > (uint)(Count - start))
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"Rows {start} to {start + count} are not within 0 to {Count}.");
        }

        return new LazyColumn(_start + start, count, _read);
    }

    /// <inheritdoc/>
    public override JsonValue ToJson()
    {
        var values = new JsonValue[Count];
        CopyTo(0, values, 0, 1);
        return new JsonArray(values);
    }

    internal override void CopyTo(int start, Span<JsonValue> target, int offset, int stride)
    {
        for (int row = start, at = offset; at < target.Length; row++, at += stride) target[at] = this[row];
    }
}
