namespace Cerulean.Assets;

/// <summary>Why an array outside the documents cannot be had.</summary>
public enum AssetFault
{
    /// <summary>The file is missing, damaged, or not what its documents say.</summary>
    Unreadable,

    /// <summary>No handler is registered for the spec or the media type.</summary>
    UnknownFormat,

    /// <summary>A document refers to one that has not been seen.</summary>
    UnresolvedReference,

    /// <summary>Another handler is registered already.</summary>
    DuplicateHandler,
}
