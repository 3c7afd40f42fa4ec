namespace Cerulean.Cli;

/// <summary>Standard input that lets go when the work is interrupted: the read that is under way cannot be ended, but left.</summary>
internal sealed class InterruptibleStream(Stream input, CancellationToken cancellationToken) : Stream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="OperationCanceledException">The work is interrupted.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_at == _end)
        {
            var reading = Task.Run(() => input.Read(_buffer), CancellationToken.None);
            reading.Wait(cancellationToken);
            (_at, _end) = (0, reading.Result);
        }

        var count = Math.Min(buffer.Length, _end - _at);
        _buffer.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
