using System.Buffers;
using System.Text;

namespace Cerulean.Cli;

/// <summary>Standard output: bytes and text in one buffer, written when it is full and at the end.</summary>
internal sealed class Output(Stream stream) : IBufferWriter<byte>, IDisposable
{
    private const int FullAt = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(FullAt + (FullAt / 4));

    public void Write(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, this);
        FlushWhenFull();
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        _buffer.Write(utf8);
        FlushWhenFull();
    }

    public void WriteLine(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, this);
        EndLine();
    }

    /// <summary>Ends a line whose bytes are there already.</summary>
    public void EndLine()
    {
        GetSpan(1)[0] = (byte)'\n';
        Advance(1);
        FlushWhenFull();
    }

    /// <summary>Writes what has gathered.</summary>
    /// <exception cref="ReaderGoneException">Nobody reads any more.</exception>
    public void Flush()
    {
        if (_buffer.WrittenCount == 0) return;
        try
        {
            stream.Write(_buffer.WrittenSpan);
            stream.Flush();
        }
        catch (IOException error) when (ReaderGoneException.IsBrokenPipe(error))
        {
            throw new ReaderGoneException(error);
        }
        catch (IOException error)
        {
            throw new CommandException($"standard output cannot be written: {error.Message}", error);
        }
        finally
        {
            // What could not be written once is not tried again.
            _buffer.ResetWrittenCount();
        }
    }

    public void Advance(int count) => _buffer.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _buffer.GetSpan(sizeHint);

    public void Dispose() => stream.Dispose();

    private void FlushWhenFull()
    {
        if (_buffer.WrittenCount >= FullAt) Flush();
    }
}
