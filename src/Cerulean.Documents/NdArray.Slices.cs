namespace Cerulean.Documents;

public sealed partial class NdArray
{
    /// <summary>A block of the array: one range for each of the leading axes, the other axes whole. Copies only where the block is not contiguous.</summary>
    /// <exception cref="ArgumentException">There are more ranges than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A range is not within its axis.</exception>
    public NdArray this[params ReadOnlySpan<Range> ranges]
    {
        get
        {
            if (ranges.Length > Rank) throw new ArgumentException($"{ranges.Length} ranges for {Rank} axes.", nameof(ranges));
            var block = this;
            for (var axis = 0; axis < ranges.Length; axis++)
            {
                var (start, count) = ranges[axis].GetOffsetAndLength(Shape[axis]);
                if (count < Shape[axis]) block = block.SliceAxis(axis, start, count);
            }

            return block;
        }
    }

    private NdArray SliceAxis(int axis, int start, int count)
    {
        if (axis == 0) return Slice(start, count);
        var inner = DType.ItemSize;
        foreach (var length in Shape[(axis + 1)..]) inner *= length;
        var outer = 1;
        foreach (var length in Shape[..axis]) outer *= length;
        var target = GC.AllocateUninitializedArray<byte>(outer * count * inner);
        for (var row = 0; row < outer; row++)
        {
            Data.Span.Slice(((row * Shape[axis]) + start) * inner, count * inner).CopyTo(target.AsSpan(row * count * inner));
        }

        int[] shape = [.. _shape];
        shape[axis] = count;
        return new NdArray(DType, shape, target);
    }
}
