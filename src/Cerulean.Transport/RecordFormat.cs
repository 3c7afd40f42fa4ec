using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Transport;

/// <summary>Tells the format of a file by its first bytes.</summary>
internal static class RecordFormat
{
    private const int LongestLead = 1 << 16;

    private static ReadOnlySpan<byte> Utf8Mark => [0xef, 0xbb, 0xbf];

    /// <summary>The reader for what stands in the window; what nobody can read is a finding.</summary>
    public static RecordReader Open(ByteWindow window, RunFileOptions options, List<Finding> findings)
    {
        window.Require(4);
        if (window.Unread is [0x1f, 0x8b, ..] or [0x1f])
        {
            window.Decompress();
            window.Require(4);
        }

        if (FindFault(window.Unread) is { } fault)
        {
            findings.Add(new Finding(fault));
            return new NoRecords(window, options);
        }

        if (window.Unread is [var first, ..] && BeginsMsgPack(first)) return new MsgPackRecords(window, options);
        if (window.Unread.StartsWith(Utf8Mark)) window.Advance(Utf8Mark.Length);
        return OpenText(window, options);
    }

    /// <summary>True for the first byte of [name, doc], and of {name, doc} with or without a further key.</summary>
    public static bool BeginsMsgPack(byte first) => first is 0x92 or 0x82 or 0x83 or (>= 0xdc and <= 0xdf);

    public static bool IsSpace(byte code) => code is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    public static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            JsonText.Parse(text);
            return true;
        }
        catch (JsonTextException)
        {
            return false;
        }
    }

    /// <summary>A line without spaces and marks around it: files that were put together keep the marks of their parts.</summary>
    public static ReadOnlySpan<byte> TrimLine(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith(Utf8Mark)) line = line[Utf8Mark.Length..];
        return line.Trim(" \t\r\u001e"u8);
    }

    private static string? FindFault(ReadOnlySpan<byte> head)
    {
        const string Convert = "; expected UTF-8: convert it, for instance with iconv";
        if (head is [] or [0xef, 0xbb, 0xbf, ..]) return null;
        if (head is [0xff, 0xfe, 0, 0, ..] or [0, 0, 0xfe, 0xff, ..] or [(byte)'[' or (byte)'{', 0, 0, 0, ..] or [0, 0, 0, (byte)'[' or (byte)'{', ..]) return "found a text in UTF-32 at byte 0" + Convert;
        if (head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] or [(byte)'[' or (byte)'{', 0, ..] or [0, (byte)'[' or (byte)'{', ..]) return "found a text in UTF-16 at byte 0" + Convert;
        var first = head[0];
        var isKnown = BeginsMsgPack(first) || first is 0x1e or (>= 0x20 and < 0x7f) || IsSpace(first);
        return isKnown ? null : $"found the bytes {System.Convert.ToHexStringLower(head[..Math.Min(head.Length, 8)])} at byte 0, expected JSON lines, a JSON array, MessagePack, or gzip of one of them";
    }

    private static RecordReader OpenText(ByteWindow window, RunFileOptions options)
    {
        var at = FindCode(window, 0);
        var first = CodeAt(window, at);
        if (first == 0x1e) return new SequenceRecords(window, options);
        if (first is not ('[' or '{')) return new LineRecords(window, options);
        var next = FindCode(window, at + 1);
        if (first == '[' && CodeAt(window, next) is '[' or '{' or ']') return new ArrayRecords(window, options);

        // A document whose text goes on in the next line.
        return window.Unread[at..next].Contains((byte)'\n') ? new SequenceRecords(window, options) : new LineRecords(window, options);
    }

    private static int CodeAt(ByteWindow window, int at) => at < window.Unread.Length ? window.Unread[at] : -1;

    /// <summary>Where the next byte that is no space stands; the end of the window where there is none.</summary>
    private static int FindCode(ByteWindow window, int at)
    {
        while (at < LongestLead)
        {
            if (at == window.Unread.Length && !window.Fill()) break;
            if (!IsSpace(window.Unread[at])) break;
            at++;
        }

        return at;
    }
}
