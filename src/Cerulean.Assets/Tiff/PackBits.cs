namespace Cerulean.Assets.Tiff;

/// <summary>Runs of equal bytes.</summary>
internal static class PackBits
{
    /// <summary>Unpacks until the target is full or the source ends; the number of good bytes.</summary>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = 0;
        for (var at = 0; at < source.Length && written < target.Length;)
        {
            var head = (sbyte)source[at++];
            if (head == sbyte.MinValue) continue;
            var length = Math.Min(head < 0 ? 1 - head : head + 1, target.Length - written);
            if (head < 0)
            {
                if (at == source.Length) break;
                target.Slice(written, length).Fill(source[at++]);
            }
            else
            {
                length = Math.Min(length, source.Length - at);
                source.Slice(at, length).CopyTo(target[written..]);
                at += length;
            }

            written += length;
        }

        return written;
    }
}
