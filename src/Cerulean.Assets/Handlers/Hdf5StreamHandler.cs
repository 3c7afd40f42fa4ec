using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Rows of a dataset (application/x-hdf5), as Bluesky's consolidators see them.</summary>
/// <remarks>
/// The parameters are dataset, slice, squeeze, swmr (true where it is absent), and join_method: with "concat" a row is as many frames as the shape of the data key begins with,
/// with "stack" a row is one frame of the whole shape. An older multiplier is the number of frames of a row
/// (bluesky-tiled-plugins, writing/consolidators.py). Where the file has another shape than the data key says, the array has that of the file.
/// </remarks>
internal sealed class Hdf5StreamHandler : IStreamAssetHandler
{
    private readonly Hdf5Frames _frames;
    private readonly long?[] _declared;
    private readonly bool _isStacked;
    private readonly int? _multiplier;

    public Hdf5StreamHandler(string path, StreamResource resource, DataKey key)
    {
        var arguments = Arguments.Of(resource);
        _frames = new Hdf5Frames(path, arguments.Text("dataset"), resource.Parameters.GetOrNull("swmr") != false, Hdf5Slice.Of(resource.Parameters));
        _declared = [.. key.Shape];
        var method = arguments.Text("join_method", "concat");
        if (method is not ("concat" or "stack")) throw arguments.Wrong("join_method", "\"concat\" or \"stack\"");
        _isStacked = method == "stack";
        if (!resource.Parameters.GetOrNull("multiplier").IsNull) _multiplier = (int)Math.Min(arguments.Integer("multiplier", 1), int.MaxValue);
    }

    public NdArray Read(StreamRange rows, ArrayMemory memory)
    {
        var framesPerRow = FramesPerRow();
        if (rows.Stop > long.MaxValue / framesPerRow) throw new AssetException($"{_frames.Path}: found rows up to {rows.Stop}, expected fewer. Correct the stream datum.");
        var frames = _frames.Read(new StreamRange(rows.Start * framesPerRow, rows.Stop * framesPerRow), memory);
        ReadOnlySpan<int> further = frames.Rank == 0 ? [] : frames.Shape[1..];
        return InRows(frames, rows, _declared, framesPerRow == 1 ? further : [framesPerRow, .. further]);
    }

    public IEnumerable<string> Files(IEnumerable<StreamRange> rows) => [_frames.Path];

    public void Dispose() => _frames.Dispose();

    // A dataset of more axes than the key has one frame for each row: none of its axes is one of the key's.
    private int FramesPerRow() => _isStacked ? 1
        : _multiplier ?? (_declared is [> 0 and var first, ..] && _frames.Rank <= _declared.Length ? (int)Math.Min(first, int.MaxValue) : 1);

    /// <summary>Rows of the shape that a data key declares where they have as many elements, else of the shape that was found.</summary>
    internal static NdArray InRows(NdArray array, StreamRange rows, IReadOnlyList<long?> declared, ReadOnlySpan<int> found)
    {
        var isDeclared = declared.All(static length => length is not null)
            && declared.Aggregate((Int128)rows.Count, static (size, length) => Int128.Min(size * length!.Value, int.MaxValue)) == array.Size;
        return array.Reshape([(int)rows.Count, .. isDeclared ? declared.Select(static length => (int)length!.Value).ToArray() : found]);
    }
}
