using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Cerulean.Documents.Serialization;

namespace Cerulean.Assets.Compression;

/// <summary>Reads another stream ahead on a thread of its own, so that decompression and what follows it go side by side.</summary>
internal sealed class ReadAheadStream : InputStream
{
    private const int Blocks = 4;
    private const int BlockBytes = 512 << 10;

    private readonly BlockingCollection<byte[]> _free = [];
    private readonly BlockingCollection<Block> _full = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Stream _source;
    private readonly Thread _thread;
    private Block _current = new([], 0, null);
    private int _position;
    private bool _isAtEnd;

    public ReadAheadStream(Stream source)
    {
        _source = source;
        for (var i = 0; i < Blocks; i++) _free.Add(GC.AllocateUninitializedArray<byte>(BlockBytes));
        _thread = new Thread(Run) { IsBackground = true, Name = "read ahead" };
        _thread.Start();
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        if (_position == _current.Count && !MoveNext()) return 0;
        var count = Math.Min(buffer.Length, _current.Count - _position);
        _current.Bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            _thread.Join();
            _source.Dispose();
            _free.Dispose();
            _full.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    // False at the end. A failure is told each time, after all that came before it.
    private bool MoveNext()
    {
        if (_current.Bytes.Length > 0) _free.Add(_current.Bytes);
        if (!_isAtEnd) (_current, _position) = (_full.Take(), 0);
        _isAtEnd = _current.Count == 0;
        if (_current.Failure is not null) ExceptionDispatchInfo.Throw(_current.Failure);
        return !_isAtEnd;
    }

    private void Run()
    {
        try
        {
            Block block;
            do _full.Add(block = Fill(_free.Take(_stop.Token)));
            while (block.Count > 0);
        }
        catch (OperationCanceledException)
        {
            // Nobody reads any more.
        }
#pragma warning disable CA1031 // Whatever fails here is thrown where the data are read.
        catch (Exception error)
        {
            _full.Add(new Block([], 0, error));
        }
#pragma warning restore CA1031
    }

    private Block Fill(byte[] bytes)
    {
        var count = _source.Read(bytes);
        return count > 0 ? new Block(bytes, count, null) : new Block([], 0, null);
    }

    // The last one has no bytes.
    private sealed record Block(byte[] Bytes, int Count, Exception? Failure);
}
