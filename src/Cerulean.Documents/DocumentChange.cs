namespace Cerulean.Documents;

/// <summary>A stored document has given way to a newer version of itself: its resource has moved, or its metadata were corrected.</summary>
public sealed record DocumentChange
{
    /// <summary>Uid of the run.</summary>
    public required string Run { get; init; }

    /// <summary>How many changes of the document this makes, from 1.</summary>
    public long Number { get; init; }

    /// <summary>The document before.</summary>
    public required Document Old { get; init; }

    /// <summary>The document after.</summary>
    public required Document New { get; init; }

    /// <summary>When, in Unix seconds.</summary>
    public double Time { get; init; }

    /// <summary>What was done, such as move.</summary>
    public required string Command { get; init; }

    /// <summary>What the command was told, and what it found.</summary>
    public JsonObject Arguments { get; init; } = JsonObject.Empty;

    /// <summary>Uid of the document.</summary>
    public string Uid => Old.ToJson()["uid"].AsString();

    /// <summary>The change as an entry of a log: uid, old, new, time, cmd, cmd_kwargs.</summary>
    public JsonObject ToJson() => JsonObject.Of(
        (Old is Resource ? "resource" : "uid", Uid), ("old", Old.ToJson()), ("new", New.ToJson()), ("time", Time), ("cmd", Command), ("cmd_kwargs", Arguments));
}
