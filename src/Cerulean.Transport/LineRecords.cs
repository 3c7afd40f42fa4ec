using System.Buffers;
using System.Text.Unicode;

namespace Cerulean.Transport;

/// <summary>JSON lines. A bad line does not keep from reading the next.</summary>
internal sealed class LineRecords(ByteWindow window, RunFileOptions options) : RecordReader(window, options)
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Except(['\t', '\r']).Select(code => (byte)code)]);

    private bool _inJunk;

    protected override bool Read(IRecordTarget target)
    {
        while (true)
        {
            Offset = Window.Offset;
            var length = FindLine(out var hasNewline);
            if (length == 0 && !hasNewline) return false;
            Line++;
            if (length > MaxLine)
            {
                ReportTooLong(target, "line");
                return SkipLine();
            }

            var line = Window.Unread[..length];
            var text = RecordFormat.TrimLine(line);
            if (!text.IsEmpty) Take(text, hasNewline, target);
            Window.Advance(length + (hasNewline ? 1 : 0));
            if (!text.IsEmpty) return hasNewline;
        }
    }

    private void Take(ReadOnlySpan<byte> line, bool hasNewline, IRecordTarget target)
    {
        if (!hasNewline && !RecordFormat.IsJson(line))
        {
            ReportCut(target);
            return;
        }

        var before = target.Findings.Count;
        var isGood = target.TakeJson(line);
        var isJunk = !isGood && (line.ContainsAny(Controls) || !Utf8.IsValid(line) || (_inJunk && line[0] is not ((byte)'{' or (byte)'[')));
        if (isJunk)
        {
            // One finding for all the lines that binary data seem to have.
            target.Findings.RemoveRange(before, target.Findings.Count - before);
            if (!_inJunk) Report(target, $"found binary data at {Window.Place(Offset)}, expected a line of JSON");
        }

        _inJunk = isJunk;
    }

    // Length of the line at the window's beginning, without its newline; more than the limit where it is longer.
    private int FindLine(out bool hasNewline)
    {
        for (var scanned = 0; ; scanned = Window.Unread.Length)
        {
            if (scanned == Window.Unread.Length && !Window.Fill())
            {
                hasNewline = false;
                return scanned;
            }

            var found = Window.Unread[scanned..].IndexOf((byte)'\n');
            hasNewline = found >= 0;
            if (hasNewline || Window.Unread.Length > MaxLine) return hasNewline ? scanned + found : Window.Unread.Length;
        }
    }

    private bool SkipLine()
    {
        while (true)
        {
            var found = Window.Unread.IndexOf((byte)'\n');
            Window.Advance(found < 0 ? Window.Unread.Length : found + 1);
            if (found >= 0) return true;
            if (!Window.Fill()) return false;
        }
    }
}
