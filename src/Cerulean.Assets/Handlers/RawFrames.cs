using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Frames that stand one after another in a file without a form of its own, after an offset.</summary>
/// <param name="type">Type of the elements, with their byte order.</param>
/// <param name="shape">Shape of a frame.</param>
/// <param name="offset">Where the first frame begins.</param>
internal sealed class RawFrames(DType type, IReadOnlyList<long> shape, long offset)
{
    private readonly Int128 _bytes = shape.Aggregate((Int128)type.ItemSize, static (size, length) => Int128.Min(size * length, int.MaxValue));

    /// <summary>An array (count, shape of a frame), or all whole frames where no count is asked for.</summary>
    /// <exception cref="IOException">The file is not there, or ends too early.</exception>
    public NdArray Read(string path, long first, long? count, ArrayMemory memory)
    {
        using var file = Disk.OpenToRead(path);
        var length = RandomAccess.GetLength(file);
        if (_bytes <= 0 || _bytes >= int.MaxValue) throw new AssetException($"{path}: found frames of shape ({string.Join(", ", shape)}) and type {type}, expected frames of 1 byte to 2 GB.");
        var frames = count ?? (long)((length - offset) / _bytes) - first;
        var (start, bytes) = (offset + (first * _bytes), frames * _bytes);
        if (frames < 0 || start + bytes > length)
        {
            throw new EndOfStreamException($"{path}: found {length} bytes, expected {start + Int128.Max(bytes, 0)}: frames {first} to {first + frames} of {_bytes} bytes each, after {offset}. The file is still being written, or has another shape, type or offset.");
        }

        var target = memory.Take((long)bytes);
        for (var read = 0; read < target.Length;)
        {
            var more = RandomAccess.Read(file, target.Span[read..], (long)start + read);
            if (more == 0) throw new EndOfStreamException($"{path} has become shorter while it was read.");
            read += more;
        }

        return new NdArray(type, [(int)frames, .. shape.Select(static length => (int)length)], target);
    }

    public static DType TypeOf(Arguments arguments, JsonValue? otherwise = null)
    {
        try
        {
            var type = otherwise is { } known && arguments.TextOrNull("dtype") is null ? DType.Parse(known) : DType.Parse(arguments.Text("dtype"));
            if (type.Kind != 'O') return type;
        }
        catch (FormatException)
        {
            // Told below, with what would be right.
        }

        throw arguments.Wrong("dtype", "a numpy dtype of fixed size with its byte order, such as <u2 or >f4");
    }
}
