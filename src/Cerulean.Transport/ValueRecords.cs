using System.Buffers;

namespace Cerulean.Transport;

/// <summary>JSON values over any number of lines.</summary>
internal abstract class ValueRecords(ByteWindow window, RunFileOptions options) : RecordReader(window, options)
{
    protected const byte Separator = 0x1e;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]\u001e"u8);
    private static readonly SearchValues<byte> TextEnds = SearchValues.Create("\"\\\u001e"u8);

    // State of the value under the scanner.
    private int _scanned;
    private int _depth;
    private bool _inText;
    private long _line = 1;

    /// <summary>True where a separator ends a value that is not whole.</summary>
    protected abstract bool HasSeparators { get; }

    /// <summary>The next byte that is no space, which begins the record; -1 at the end.</summary>
    protected int FindByte()
    {
        while (!Window.Unread.IsEmpty || Window.Fill())
        {
            if (!RecordFormat.IsSpace(Window.Unread[0])) break;
            Advance(1);
        }

        (Offset, Line) = (Window.Offset, _line);
        return Window.Unread.IsEmpty ? -1 : Window.Unread[0];
    }

    /// <summary>Reads the object or array that begins here. False where the data end within it.</summary>
    protected bool ReadValue(IRecordTarget target)
    {
        (_scanned, _depth, _inText) = (0, 0, false);
        var isTooLong = false;
        var isWhole = false;
        while (!isWhole)
        {
            isWhole = ScanValue();
            if (_scanned > MaxLine && !isTooLong)
            {
                ReportTooLong(target, "record");
                isTooLong = true;
            }

            if (isWhole && !isTooLong) target.TakeJson(Window.Unread[.._scanned]);
            if (isWhole || isTooLong) Drop();
            if (isWhole || Window.Fill()) continue;
            if (!isTooLong) ReportCut(target);
            return false;
        }

        return true;
    }

    /// <summary>Consumes bytes, and counts their lines.</summary>
    protected void Advance(int count)
    {
        _line += Window.Unread[..count].Count((byte)'\n');
        Window.Advance(count);
    }

    protected static string Describe(int found) => found is > 0x20 and < 0x7f ? $"'{(char)found}'" : $"byte 0x{found:x2}";

    private void Drop()
    {
        Advance(_scanned);
        _scanned = 0;
    }

    private bool ScanValue()
    {
        var bytes = Window.Unread;
        while (true)
        {
            var next = bytes[_scanned..].IndexOfAny(_inText ? TextEnds : Structure);
            _scanned = next < 0 ? bytes.Length : _scanned + next;
            if (next < 0) return false;
            var found = bytes[_scanned];
            if (found == '\\')
            {
                if (_scanned + 2 > bytes.Length) return false;
                _scanned += 2;
                continue;
            }

            if (found == Separator && HasSeparators) return true;
            _scanned++;
            if (found == '"') _inText = !_inText;
            else if (found is (byte)'{' or (byte)'[') _depth++;
            else if (found != Separator && --_depth == 0) return true;
        }
    }
}
