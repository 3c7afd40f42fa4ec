using System.Buffers;
using Cerulean.Documents.Serialization;

namespace Cerulean.Transport;

/// <summary>The part of a stream under the reader: bytes that have arrived and are not consumed yet.</summary>
internal sealed class ByteWindow(Stream stream, long offset = 0) : IDisposable
{
    private const int FirstSize = 1 << 18;

    // A pipe hands out what it has at once; a file fills the window.
    private readonly bool _isLive = !stream.CanSeek;
    private Stream _stream = stream;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;
    private bool _atEnd;

    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Where the unread bytes begin in the uncompressed data.</summary>
    public long Offset { get; private set; } = offset;

    public bool IsCompressed { get; private set; }

    /// <summary>Why the data ended before their time; null for an end as it should be.</summary>
    public string? Fault { get; private set; }

    /// <summary>True where the fault is more than an early end.</summary>
    public bool IsDamaged { get; private set; }

    public void Advance(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Gets more bytes behind the unread ones; false at the end.</summary>
    public bool Fill()
    {
        if (_atEnd) return false;
        MakeRoom();
        var before = _end;
        try
        {
            do
            {
                var count = _stream.Read(_bytes.AsSpan(_end));
                _end += count;
                _atEnd = count == 0;
            }
            while (!_atEnd && !_isLive && _end < _bytes.Length);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            Fault = error.Message;
            IsDamaged = error is InvalidDataException;
            _atEnd = true;
        }

        return _end > before;
    }

    /// <summary>Gets at least so many bytes, or all there are.</summary>
    public void Require(int count)
    {
        while (_end - _start < count && Fill())
        {
        }
    }

    /// <summary>Takes what is unread, and what follows, for gzip.</summary>
    public void Decompress()
    {
        _stream = new GzipInput(Unread.ToArray(), _stream, leaveOpen: true);
        _start = _end = 0;
        _atEnd = false;
        IsCompressed = true;
    }

    /// <summary>A place in words.</summary>
    public string Place(long offset) => IsCompressed ? $"byte {offset} of the uncompressed data" : $"byte {offset}";

    public void Dispose()
    {
        if (IsCompressed) _stream.Dispose();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void MakeRoom()
    {
        if (_end < _bytes.Length) return;
        var target = _start > 0 ? _bytes : ArrayPool<byte>.Shared.Rent(checked(2 * _bytes.Length));
        Unread.CopyTo(target);
        (_start, _end) = (0, _end - _start);
        if (ReferenceEquals(target, _bytes)) return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = target;
    }
}
