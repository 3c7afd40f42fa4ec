namespace Cerulean.Cherenkov.EventIO;

/// <summary>An EventIO file is not what it should be from some place on; the message names file, place, what was found and what to do.</summary>
public sealed class EventIOException(string message, long offset, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Where in the uncompressed file, bytes.</summary>
    public long Offset => offset;

    /// <summary>True if the file ends too early.</summary>
    public bool IsTruncated { get; init; }
}
