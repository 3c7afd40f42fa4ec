using Cerulean.Documents.Serialization;

namespace Cerulean.Transport;

/// <summary>How a file of documents is written. A file that is appended to keeps its format and compression.</summary>
public sealed record RunFileWriterOptions
{
    /// <summary>JSON lines or MessagePack.</summary>
    public RunFileFormat Format { get; init; }

    /// <summary>How name and document are put together in JSON.</summary>
    public Envelope Envelope { get; init; }

    /// <summary>True for gzip.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Allows to replace a file that exists.</summary>
    public bool Overwrite { get; init; }
}
