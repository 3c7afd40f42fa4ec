using Cerulean.Documents.Schemas;

namespace Cerulean.Documents;

/// <summary>Makes valid runs: gives uids, times and numbers, checks every document, and hands it to a sink. One composer serves one thread.</summary>
/// <param name="sink">Takes the documents.</param>
/// <param name="time">Tells the times of documents.</param>
/// <param name="uids">Gives the uids; without it they are random.</param>
public sealed class RunComposer(IDocumentSink sink, TimeProvider time, UidSource? uids = null)
{
    private readonly UidSource _uids = uids ?? new UidSource();

    /// <summary>Begins a run. Several runs may be open at a time.</summary>
    /// <param name="metadata">All members of the start document but uid and time.</param>
    /// <param name="uid">Uid of the run, instead of a new one.</param>
    /// <param name="time">Time in Unix seconds, instead of now.</param>
    /// <exception cref="ArgumentException">The metadata do not obey the schema of start, or hold uid or time.</exception>
    public ComposedRun Start(JsonObject? metadata = null, string? uid = null, double? time = null) =>
        new(this, (RunStart)Send(DocumentName.Start, metadata ?? JsonObject.Empty, ("uid", uid ?? NewUid()), ("time", time ?? Now())));

    internal string NewUid() => _uids.Next();

    internal double Now() => time.UnixSeconds();

    /// <summary>Makes a document of what the caller chose and what the composer sets, if its schema allows it.</summary>
    internal Document Send(DocumentName name, JsonObject chosen, params ReadOnlySpan<(string Name, JsonValue Value)> set)
    {
        var json = chosen;
        foreach (var (member, value) in set)
        {
            if (chosen.ContainsKey(member)) throw new ArgumentException($"{name.ToText()} $.{member} is set by the composer: leave it out of the metadata, or give it as an argument of its own.");
            json = json.With(member, value);
        }

        RequireValid(name, json);
        return Send(Document.FromJson(name, DocumentSchema.Normalize(name, json).AsObject()));
    }

    /// <summary>Hands over a document that somebody else made, if its schema allows it.</summary>
    internal Document SendChecked(Document document)
    {
        RequireValid(document.Name, document.ToJson());
        return Send(document);
    }

    /// <summary>Hands over a document whose parts are known to be good.</summary>
    internal T Send<T>(T document) where T : Document
    {
        sink.Accept(document);
        return document;
    }

    private static void RequireValid(DocumentName name, JsonValue json)
    {
        var findings = new List<Finding>();
        if (!DocumentSchema.Check(name, json, findings)) throw new ArgumentException(string.Join(Environment.NewLine, findings));
    }
}
