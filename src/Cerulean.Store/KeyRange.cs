using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Keys from one, which belongs to them, to another, which does not.</summary>
/// <param name="From">The first key.</param>
/// <param name="Before">The first key that is too large.</param>
/// <param name="IsExact">False where an index, which shortens texts, may have keys in the range whose values are not.</param>
internal readonly record struct KeyRange(byte[] From, byte[] Before, bool IsExact = true)
{
    /// <summary>The values that compare so with a number or text.</summary>
    public static KeyRange Of(Comparison comparison, JsonValue value)
    {
        var key = MetadataKey.Of(value)!;
        var isShort = key[0] != MetadataKey.Text || key.Length <= MetadataKey.MostText + 1;
        // The end of a longer text is not known to the index.
        var at = isShort ? key : key[..(MetadataKey.MostText + 1)];
        byte[] after = isShort ? [.. at, 0] : Next(at);
        byte[] first = [key[0]], last = [(byte)(key[0] + 1)];
        return comparison switch
        {
            Comparison.Less => new KeyRange(first, isShort ? at : after, isShort),
            Comparison.LessOrEqual => new KeyRange(first, after, isShort),
            Comparison.Greater => new KeyRange(isShort ? after : at, last, isShort),
            Comparison.GreaterOrEqual => new KeyRange(at, last, isShort),
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
    }

    /// <summary>The texts that begin so.</summary>
    public static KeyRange OfPrefix(string prefix)
    {
        var key = MetadataKey.OfText(prefix);
        var isShort = key.Length <= MetadataKey.MostText + 1;
        var at = isShort ? key : key[..(MetadataKey.MostText + 1)];
        return new KeyRange(at, Next(at), isShort);
    }

    // No byte of a key of a text is 0xff here.
    private static byte[] Next(byte[] key) => [.. key.AsSpan(..^1), (byte)(key[^1] + 1)];
}
