using Cerulean.Documents.Serialization;

namespace Cerulean.Assets.Compression;

/// <summary>
/// Reads zstd data (RFC 8878) of any number of frames. Throws <see cref="EndOfStreamException"/> where they are cut off, and
/// <see cref="InvalidDataException"/> where they are damaged; what came before is read in full.
/// </summary>
internal sealed unsafe class ZstdStream(Stream compressed) : InputStream
{
    private readonly byte[] _input = GC.AllocateUninitializedArray<byte>(128 << 10, pinned: true);
    private nint _stream = Zstd.Create();
    private int _start;
    private int _end;
    private bool _isInFrame;

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_stream == 0, this);
        while (!buffer.IsEmpty)
        {
            var count = Decompress(buffer);
            if (count > 0) return count;
            if (_start < _end) continue;
            (_start, _end) = (0, compressed.Read(_input));
            if (_end > 0) continue;
            return _isInFrame ? throw new EndOfStreamException("the zstd data are cut off") : 0;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (_stream != 0) Zstd.Free(_stream);
        _stream = 0;
        if (disposing) compressed.Dispose();
        base.Dispose(disposing);
    }

    private int Decompress(Span<byte> buffer)
    {
        fixed (byte* from = _input, to = buffer)
        {
            var input = new Zstd.Part { Start = from, Position = (nuint)_start, Size = (nuint)_end };
            var output = new Zstd.Part { Start = to, Size = (nuint)buffer.Length };
            var answer = Zstd.Decompress(_stream, ref output, ref input);
            if (Zstd.ErrorOf(answer) is { } reason) throw new InvalidDataException($"the zstd data are damaged: {reason}");

            // 0 at the end of a frame; without input it says nothing of the next.
            if (input.Position > (nuint)_start || output.Position > 0) _isInFrame = answer != 0;
            _start = (int)input.Position;
            return (int)output.Position;
        }
    }
}
