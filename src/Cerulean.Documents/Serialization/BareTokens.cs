namespace Cerulean.Documents.Serialization;

/// <summary>
/// The bare tokens NaN, Infinity and -Infinity of a text. The framework's reader refuses them, so each is overwritten by an empty array of
/// equal length, which can stand only where a value can, and its place is remembered.
/// </summary>
internal sealed class BareTokens
{
    private static readonly Comparer<(long Offset, double Value)> ByOffset = Comparer<(long Offset, double Value)>.Create((a, b) => a.Offset.CompareTo(b.Offset));

    private readonly List<(long Offset, double Value)> _tokens = [];

    /// <summary>The text with the tokens overwritten.</summary>
    public byte[] Text { get; private init; } = [];

    /// <summary>Finds the tokens; null where there is none outside a string.</summary>
    public static BareTokens? Find(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("NaN"u8) < 0 && text.IndexOf("Infinity"u8) < 0) return null;
        var found = new BareTokens { Text = text.ToArray() };
        for (var at = 0; at < text.Length;)
        {
            var step = text[at..].IndexOfAny((byte)'"', (byte)'N', (byte)'I');
            if (step < 0) break;
            at += step;
            at = text[at] == '"' ? EndOfString(text, at) : found.Mark(text, at);
        }

        return found._tokens.Count == 0 ? null : found;
    }

    /// <summary>The number that stood at an offset, if one did.</summary>
    public bool TryGet(long offset, out double value)
    {
        var index = _tokens.BinarySearch((offset, 0), ByOffset);
        value = index >= 0 ? _tokens[index].Value : 0;
        return index >= 0;
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int quote)
    {
        for (var at = quote + 1; at < text.Length; at++)
        {
            var step = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0) return text.Length;
            at += step;
            if (text[at] == '"') return at + 1;
            at++;
        }

        return text.Length;
    }

    private int Mark(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        if (rest.StartsWith("NaN"u8)) return Overwrite(at, 3, double.NaN);
        if (!rest.StartsWith("Infinity"u8)) return at + 1;
        return at > 0 && text[at - 1] == '-' ? Overwrite(at - 1, 9, double.NegativeInfinity) : Overwrite(at, 8, double.PositiveInfinity);
    }

    private int Overwrite(int at, int length, double value)
    {
        _tokens.Add((at, value));
        var place = Text.AsSpan(at, length);
        place.Fill((byte)' ');
        (place[0], place[^1]) = ((byte)'[', (byte)']');
        return at + length;
    }
}
