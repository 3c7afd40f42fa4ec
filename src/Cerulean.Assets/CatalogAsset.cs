using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>A resource or stream resource of one run, with what tells its files.</summary>
public sealed record CatalogAsset
{
    /// <summary>Uid of the run.</summary>
    public required string Run { get; init; }

    /// <summary>True where the run has no stop: its files may still grow.</summary>
    public bool IsOpen { get; init; }

    /// <summary>A <see cref="Documents.Resource"/> or a <see cref="StreamResource"/>, in its newest version.</summary>
    public required Document Resource { get; init; }

    /// <summary>Arguments of the datums of a resource; to be read while the catalog is read.</summary>
    public IEnumerable<JsonObject> Datums { get; init; } = [];

    /// <summary>Rows of a stream resource; to be read while the catalog is read.</summary>
    public IEnumerable<StreamRange> Rows { get; init; } = [];

    /// <summary>What the descriptors say of the data key of a stream resource; to be read while the catalog is read.</summary>
    public IEnumerable<DataKey> Keys { get; init; } = [];

    /// <summary>What has been changed of the resource, the oldest first; to be read while the catalog is read.</summary>
    public IEnumerable<DocumentChange> Changes { get; init; } = [];

    /// <summary>Uid of the resource.</summary>
    public string Uid => Resource is Resource resource ? resource.Uid : ((StreamResource)Resource).Uid;
}
