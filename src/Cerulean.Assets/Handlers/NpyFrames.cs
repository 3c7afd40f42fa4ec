using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>One .npy file of which each datum is one frame, {"frame_no": i}.</summary>
internal sealed class NpyFrames(string path) : IAssetHandler
{
    private readonly NpyReader _reader = new();

    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory)
    {
        var frame = Arguments.OfDatum("npy_FRAMEWISE", datumKwargs).Integer("frame_no");
        using var file = _reader.Open(path, out var layout, out var start);
        if (layout.Shape.Length == 0 || frame >= layout.Shape[0]) throw new AssetException($"{path}: found an array of shape ({string.Join(", ", layout.Shape)}), expected a frame {frame} along its first axis.");
        if (layout.IsFortran && layout.Shape.Length > 1) return Copy(NpyTranspose.Read(file, path, layout, start, ArrayMemory.Fresh).Slice((int)frame, 1), memory);
        var bytes = layout.Bytes / layout.Shape[0];
        var target = memory.Take(bytes);
        NpyReader.Read(file, path, start + (frame * bytes), target.Span);
        return new NdArray(layout.Type, layout.Shape.AsSpan(1), target);
    }

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => [path];

    public void Dispose()
    {
    }

    private static NdArray Copy(NdArray frame, ArrayMemory memory)
    {
        var target = memory.Take(frame.Data.Length);
        frame.Data.CopyTo(target);
        return new NdArray(frame.DType, frame.Shape[1..], target);
    }
}
