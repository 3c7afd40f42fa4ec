using System.Buffers;
using Cerulean.Documents;
using Microsoft.Win32.SafeHandles;

namespace Cerulean.Assets.Handlers;

/// <summary>Reads an array in Fortran order, first axis fastest, and puts it into C order.</summary>
internal static class NpyTranspose
{
    public static NdArray Read(SafeFileHandle file, string path, NpyLayout layout, long start, ArrayMemory memory)
    {
        var target = memory.Take(layout.Bytes);
        var bytes = ArrayPool<byte>.Shared.Rent(target.Length);
        try
        {
            var source = bytes.AsSpan(0, target.Length);
            NpyReader.Read(file, path, start, source);
            ToRowMajor(source, target.Span, layout.Shape, layout.Type.ItemSize);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        return new NdArray(layout.Type, layout.Shape, target);
    }

    private static void ToRowMajor(ReadOnlySpan<byte> source, Span<byte> target, int[] shape, int itemSize)
    {
        if (target.IsEmpty) return;
        var strides = new int[shape.Length];
        for (int axis = 0, stride = itemSize; axis < shape.Length; stride *= shape[axis++]) strides[axis] = stride;
        var index = new int[shape.Length];
        var from = 0;
        for (var at = 0; at < target.Length; at += itemSize)
        {
            source.Slice(from, itemSize).CopyTo(target[at..]);
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                from += strides[axis];
                if (++index[axis] < shape[axis]) break;
                from -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
    }
}
