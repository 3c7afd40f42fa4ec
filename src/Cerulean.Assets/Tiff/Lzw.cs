namespace Cerulean.Assets.Tiff;

/// <summary>Lempel, Ziv and Welch as TIFF has it: high bits first, and codes grow one early.</summary>
internal static class Lzw
{
    private const int Clear = 256;
    private const int End = 257;
    private const int Codes = 4096;

    /// <summary>Unpacks until the target is full or the source ends; the number of good bytes.</summary>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        // The text of a code stands in the target already: it is the text of the code before, and one byte more.
        Span<int> starts = stackalloc int[Codes];
        Span<int> lengths = stackalloc int[Codes];
        var (next, width, previousStart, previousLength) = (End + 1, 9, 0, 0);
        var (bits, have, at, written) = (0u, 0, 0, 0);
        while (written < target.Length)
        {
            for (; have < width; have += 8)
            {
                if (at == source.Length) return written;
                bits = (bits << 8) | source[at++];
            }

            have -= width;
            var code = (int)(bits >> have) & ((1 << width) - 1);
            if (code == End) return written;
            if (code == Clear)
            {
                (next, width, previousLength) = (End + 1, 9, 0);
                continue;
            }

            var start = written;
            if (code < Clear) target[written++] = (byte)code;
            else if (code < next) written += Repeat(target, starts[code], written, lengths[code]);
            else if (code == next && previousLength > 0) written += Repeat(target, previousStart, written, previousLength + 1);
            else return written;

            if (previousLength > 0 && next < Codes) (starts[next], lengths[next++]) = (previousStart, previousLength + 1);
            if (next >= (1 << width) - 1 && width < 12) width++;
            (previousStart, previousLength) = (start, written - start);
        }

        return written;
    }

    // The text may reach into what is being written.
    private static int Repeat(Span<byte> target, int from, int to, int length)
    {
        length = Math.Min(length, target.Length - to);
        if (from + length <= to) target.Slice(from, length).CopyTo(target[to..]);
        else for (var i = 0; i < length; i++) target[to + i] = target[from + i];
        return length;
    }
}
