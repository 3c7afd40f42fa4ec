namespace Cerulean.Documents;

/// <summary>Where a stack of frames is: as a resource of one datum for each frame, and as a stream resource.</summary>
public sealed record ArrayLocation
{
    /// <summary>Name of the format in a resource, such as NPY_SEQ.</summary>
    public required string Spec { get; init; }

    /// <summary>The part of the path that depends on the machine.</summary>
    public required string Root { get; init; }

    /// <summary>The path below the root.</summary>
    public required string ResourcePath { get; init; }

    /// <summary>Arguments of the handler of the resource.</summary>
    public JsonObject ResourceKwargs { get; init; } = JsonObject.Empty;

    /// <summary>The member of a datum's arguments that is the number of the frame, such as index or point_number.</summary>
    public string DatumKey { get; init; } = "index";

    /// <summary>Media type in a stream resource, such as application/x-hdf5.</summary>
    public required string Mimetype { get; init; }

    /// <summary>URI in a stream resource.</summary>
    public required string Uri { get; init; }

    /// <summary>Arguments of the handler of the stream resource, such as its dataset and chunk_shape.</summary>
    public JsonObject Parameters { get; init; } = JsonObject.Empty;
}
