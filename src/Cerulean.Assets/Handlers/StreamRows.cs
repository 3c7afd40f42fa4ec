using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Which frames of a file the rows of a stream resource are, and the shape that its data key gives them.</summary>
internal static class StreamRows
{
    /// <summary>Frames of a row that stand one after another in one file: with join_method "concat" the first length of the key, unless an older multiplier tells.</summary>
    /// <param name="resource">The stream resource with join_method and multiplier.</param>
    /// <param name="key">The data key.</param>
    /// <param name="frameRank">Axes of a frame in the file: a key with no more of them has one frame in a row.</param>
    public static long FramesPerRow(StreamResource resource, DataKey key, int frameRank)
    {
        var arguments = Arguments.Of(resource);
        if (arguments.Text("join_method", "concat") is not ("concat" or "stack")) throw arguments.Wrong("join_method", "\"concat\" or \"stack\"");
        return arguments.Integer("multiplier", 1, otherwise: key.Shape.Count <= frameRank ? 1 : Math.Max(1, key.Shape[0] ?? 1));
    }

    /// <summary>The first frame and the number of frames of some rows.</summary>
    /// <exception cref="AssetException">There are no rows, or far too many.</exception>
    public static (int First, int Count) Frames(StreamRange rows, long perRow, string path) =>
        rows.Start >= 0 && rows.Count > 0 && (Int128)rows.Stop * perRow <= int.MaxValue
            ? ((int)(rows.Start * perRow), (int)(rows.Count * perRow))
            : throw new AssetException($"{path}: found rows {rows.Start} to {rows.Stop} of {perRow} frames each, expected at least one row, and no more than {int.MaxValue} frames.");

    /// <summary>
    /// An array (rows, shape of the key). Where the key tells another number of elements, or leaves a length open, the shape stays as it is found:
    /// reading reports, it does not refuse.
    /// </summary>
    /// <param name="frames">The frames of all rows, one after another.</param>
    /// <param name="rows">The rows, of which each has as many frames.</param>
    /// <param name="key">The data key.</param>
    public static NdArray Shape(NdArray frames, StreamRange rows, DataKey key)
    {
        var size = key.Shape.Aggregate((Int128)rows.Count, static (size, length) => Int128.Min(size * (length ?? 0), int.MaxValue));
        if (size == frames.Size) return frames.Reshape([(int)rows.Count, .. key.Shape.Select(static length => (int)length!.Value)]);
        var each = frames.Length / (int)rows.Count;
        return each == 1 ? frames : frames.Reshape([(int)rows.Count, each, .. frames.Shape[1..]]);
    }
}
