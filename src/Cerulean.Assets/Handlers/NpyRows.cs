using Cerulean.Documents;
using Microsoft.Win32.SafeHandles;

namespace Cerulean.Assets.Handlers;

/// <summary>Rows of one .npy file: pieces of the shape of the data key, or its first axis where they do not fit.</summary>
internal sealed class NpyRows(string path, StreamResource resource, DataKey key) : IStreamAssetHandler
{
    private readonly NpyReader _reader = new();

    public NdArray Read(StreamRange rows, ArrayMemory memory)
    {
        using var file = _reader.Open(path, out var layout, out var start);
        if (layout.Shape.Length == 0) throw new AssetException($"{path}: found an array without axes, expected rows along the first one.");
        var shape = ShapeOfRow(layout.Shape);
        var rowBytes = RowShape.Size(shape) * layout.Type.ItemSize;
        var count = rowBytes == 0 ? layout.Shape[0] : layout.Bytes / rowBytes;
        if (rows.Start < 0 || rows.Stop > count) throw new EndOfStreamException($"{path} has {count} rows, expected row {rows.Stop - 1}: it is not whole, or still being written");
        var target = memory.Take(rows.Count * rowBytes);
        Read(file, layout, start, rows.Start * rowBytes, target.Span);
        return new NdArray(layout.Type, [(int)rows.Count, .. shape.Select(length => (int)length)], target);
    }

    public IEnumerable<string> Files(IEnumerable<StreamRange> rows) => [path];

    public void Dispose()
    {
    }

    private void Read(SafeFileHandle file, NpyLayout layout, int start, long at, Span<byte> target)
    {
        if (layout.IsFortran && layout.Shape.Length > 1) NpyTranspose.Read(file, path, layout, start, ArrayMemory.Fresh).Data.Span.Slice((int)at, target.Length).CopyTo(target);
        else NpyReader.Read(file, path, start + at, target);
    }

    // Rows that are stacked and rows that are concatenated are the same bytes.
    private long[] ShapeOfRow(int[] file)
    {
        long[] inner = [.. file.Skip(1)];
        if (RowShape.Of(resource, key) is not { } declared) return inner;
        var fits = declared.AsSpan().EndsWith(inner) || (declared.Length > 0 && inner.AsSpan().EndsWith(declared.AsSpan(1)));
        return fits && RowShape.Size(declared) > 0 && RowShape.Size([.. file]) % RowShape.Size(declared) == 0 ? declared : inner;
    }
}
