using Cerulean.Assets;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>The frames of a field that are asked for: all of a stream, or one.</summary>
internal sealed class FieldFrames
{
    private readonly FillContext _context;
    private readonly string _stream;
    private readonly long? _frame;
    private readonly ArrayMemory _memory = ArrayMemory.Reuse();

    public FieldFrames(FillContext context, string stream, string field, long? frame)
    {
        (_context, _stream, Field, _frame) = (context, stream, field, frame);
        var all = context.CountFrames(stream, field);
        if (all == 0) throw new CommandException($"field '{field}' of stream '{stream}' has no frames.");
        if (frame < 0 || frame >= all)
        {
            throw new CommandException($"field '{field}' of stream '{stream}' has {all} {(all == 1 ? "frame" : "frames")}: found --frame {frame}, expected {(all == 1 ? "0" : $"0 to {all - 1}")}.");
        }

        Count = frame is null ? all : 1;
    }

    public string Field { get; }

    /// <summary>Number of frames that are asked for.</summary>
    public long Count { get; }

    /// <summary>True where the frames are elements of a first axis.</summary>
    public bool IsStack => _frame is null;

    /// <summary>Type of the elements, once a frame was read.</summary>
    public DType Type { get; private set; } = DType.Float64;

    /// <summary>Shape of the array, once a frame was read.</summary>
    public IReadOnlyList<long> Shape { get; private set; } = [];

    /// <summary>The frames; each is good until the next one is read.</summary>
    public IEnumerable<NdArray> Read()
    {
        for (var i = 0L; i < Count; i++)
        {
            var frame = _context.ReadFrame(_stream, Field, _frame ?? i, _memory);
            long[] shape = IsStack ? [Count, .. LengthsOf(frame)] : LengthsOf(frame);
            if (i == 0) (Type, Shape) = (frame.DType, shape);
            if (frame.DType != Type || !shape.SequenceEqual(Shape))
            {
                throw new CommandException($"frame {i} of field '{Field}': found {frame.DType} of shape ({string.Join(", ", LengthsOf(frame))}), expected {Type} of shape ({string.Join(", ", Shape.Skip(1))}) as frame 0. Write it alone with --frame {i}.");
            }

            yield return frame;
        }
    }

    private static long[] LengthsOf(NdArray frame)
    {
        var lengths = new long[frame.Rank];
        for (var axis = 0; axis < lengths.Length; axis++) lengths[axis] = frame.Shape[axis];
        return lengths;
    }
}
