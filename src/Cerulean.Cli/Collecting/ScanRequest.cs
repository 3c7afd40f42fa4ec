using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Collecting;

/// <summary>A scan as it was asked for.</summary>
internal sealed record ScanRequest
{
    /// <summary>What is measured, and how.</summary>
    public JsonObject Arguments { get; init; } = JsonObject.Empty;

    /// <summary>How many seconds a detector measures.</summary>
    public double Exposure { get; init; }

    /// <summary>Metadata of the run from the command line.</summary>
    public JsonObject Metadata { get; init; } = JsonObject.Empty;

    public int? Seed { get; init; }

    /// <summary>How many times as fast as the real one the clock of the scan goes; null for a clock that goes on when nothing else is to be done.</summary>
    public double? Speed { get; init; } = 1;

    /// <summary>The documents go to standard output, and nothing else.</summary>
    public bool AsJson { get; init; }

    /// <summary>File of the store; null where nothing is kept.</summary>
    public string? Store { get; init; }

    /// <summary>True where the caller named the store, so that what it is told to type next names it too.</summary>
    public bool StoreIsNamed { get; init; }

    /// <summary>Folder for the files of cameras, where one is named.</summary>
    public string? Data { get; init; }

    /// <summary>True where every call gives the same documents, uids and times too.</summary>
    public bool IsRepeatable => Seed is not null && Speed is null;

    /// <summary>
    /// A number made of what was asked for: other requests with the same seed are other runs, with other uids. (FNV-1a; the hash codes of the framework
    /// differ from process to process.)
    /// </summary>
    public long Fingerprint()
    {
        var hash = 0xcbf29ce484222325;
        foreach (var letter in JsonText.ToString(new JsonArray(Seed is { } seed ? seed : default(JsonValue), Arguments, Exposure, Data, Metadata)))
        {
            hash = (hash ^ letter) * 0x100000001b3;
        }

        return (long)hash;
    }
}
