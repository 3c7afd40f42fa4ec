using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>The shape that one row of a stream resource has, and how rows are joined to one array, as Bluesky's consolidators define it.</summary>
internal static class RowShape
{
    /// <summary>The shape of the data key, with the multiplier of the stream resource; null where a length is not known.</summary>
    public static long[]? Of(StreamResource resource, DataKey key)
    {
        if (key.Shape.Any(length => length is null)) return null;
        long[] shape = [.. key.Shape.Select(length => length!.Value)];
        if (!resource.Parameters.GetOrNull("multiplier").TryGetInt64(out var multiplier) || multiplier < 1) return shape;
        // Older devices gave the shape of one frame, and how many of them make a row.
        return shape.Length == 0 ? [multiplier]
            : shape[0] == multiplier ? shape
            : shape[0] == 1 ? [multiplier, .. shape[1..]]
            : [multiplier, .. shape];
    }

    /// <summary>True where rows follow each other along their own first axis; false where each is an element of a new one.</summary>
    public static bool IsConcat(StreamResource resource) => resource.Parameters.GetOrNull("join_method").StringOrNull is { } method
        ? method != "stack"
        : !resource.Mimetype.Contains("x-npy", StringComparison.OrdinalIgnoreCase) && !resource.Mimetype.Contains("octet-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Rows as one array: (rows, *shape), or with concat (rows * shape[0], *shape[1:]).</summary>
    public static NdArray Join(NdArray rows, StreamResource resource, DataKey key)
    {
        if (rows.Rank < 2 || !IsConcat(resource)) return rows;
        int[] shape = Of(resource, key) is { Length: > 0 } declared && Size(declared) * rows.Length == rows.Size
            ? [.. declared.Select(length => (int)length)]
            : rows.Shape[1..].ToArray();
        return rows.Reshape([rows.Length * shape[0], .. shape.AsSpan(1)]);
    }

    public static long Size(ReadOnlySpan<long> shape)
    {
        long size = 1;
        foreach (var length in shape) size *= length;
        return size;
    }
}
