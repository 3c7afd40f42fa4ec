namespace Cerulean.Cherenkov.EventIO;

/// <summary>The bytes of a file through one window that is used again and grows to the largest object; what is not wanted is skipped where the file can seek.</summary>
internal sealed class EventIOInput(Stream stream) : IDisposable
{
    private const int FirstRead = 4 << 10;
    private const int MostRead = 512 << 10;

    // Memory grows at most this far ahead of what has been read.
    private const int Growth = 2;

    private byte[] _window = new byte[64 << 10];
    private int _start;
    private int _end;
    private int _read = FirstRead;

    /// <summary>Offset of the next byte.</summary>
    public long Position { get; private set; }

    /// <summary>True where the file can be read anywhere.</summary>
    public bool CanSeek { get; } = stream.CanSeek;

    /// <summary>The next bytes without moving on; fewer than wanted at the end. They are valid until the next call.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count) Fill(count);
        return _window.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>Moves on over bytes that were seen.</summary>
    public void Advance(int count)
    {
        _start += count;
        Position += count;
    }

    /// <summary>Moves on over any number of bytes; false if there are not so many.</summary>
    public bool TrySkip(long count)
    {
        var here = (int)Math.Min(count, _end - _start);
        Advance(here);
        count -= here;
        if (count == 0) return true;
        if (!CanSeek) return TryRead(count);
        if (count > stream.Length - Position) return false;
        Seek(Position + count);
        return true;
    }

    /// <summary>Goes to an offset of a file that can seek.</summary>
    public void Seek(long offset)
    {
        stream.Position = offset;
        (Position, _start, _end, _read) = (offset, 0, 0, FirstRead);
    }

    public void Dispose() => stream.Dispose();

    private bool TryRead(long count)
    {
        while (count > 0)
        {
            var bytes = Peek((int)Math.Min(count, FirstRead));
            if (bytes.IsEmpty) return false;
            var here = (int)Math.Min(count, _end - _start);
            Advance(here);
            count -= here;
        }

        return true;
    }

    // Short reads after a jump, long ones when everything is wanted.
    private void Fill(int count)
    {
        while (_end - _start < count)
        {
            MakeRoom(count);
            var most = Math.Min(Math.Max(count - (_end - _start), CanSeek ? _read : MostRead), _window.Length - _end);
            var got = stream.Read(_window.AsSpan(_end, most));
            if (got == 0) return;
            _end += got;
            _read = Math.Min(_read * 2, MostRead);
        }
    }

    // Who asks for much gets memory as it comes, so that a damaged length costs nothing.
    private void MakeRoom(int count)
    {
        if (_window.Length - _start >= count && _end < _window.Length) return;
        var kept = _end - _start;
        var size = _window.Length;
        if (kept == size) size = Math.Min(Array.MaxLength, size * Growth);
        if (CanSeek && size < count) size = (int)Math.Min(count, Math.Max(size, kept + (stream.Length - stream.Position)));
        var room = size == _window.Length ? _window : GC.AllocateUninitializedArray<byte>(size);
        Buffer.BlockCopy(_window, _start, room, 0, kept);
        (_window, _start, _end) = (room, 0, kept);
    }
}
