using System.Buffers;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>The changed documents of one run: what each was, what changed it, and what it is now.</summary>
internal sealed class RevisionLog
{
    private readonly List<(DocumentName Kind, int Index, IReadOnlyList<RevisionRow> Old, byte[] New)> _documents = [];

    private RevisionLog()
    {
    }

    /// <summary>What has been changed of a run so far.</summary>
    public static RevisionLog Of(IDatabaseReader reader, RunRow run)
    {
        var log = new RevisionLog();
        foreach (var kind in reader.Revisions(run.Id).GroupBy(row => row.Kind))
        {
            var byOrdinal = kind.ToLookup(row => row.Ordinal);
            var index = 0;
            foreach (var row in reader.Documents(run.Id, kind.Key))
            {
                if (byOrdinal.Contains(row.Ordinal)) log._documents.Add((kind.Key, index, [.. byOrdinal[row.Ordinal]], row.Body));
                index++;
            }
        }

        return log;
    }

    /// <summary>The changes of the run, document by document, each from its oldest.</summary>
    public IEnumerable<DocumentChange> Changes(string run)
    {
        foreach (var (kind, _, old, now) in _documents)
        {
            for (var i = 0; i < old.Count; i++)
            {
                var (before, after) = (old[i], i + 1 < old.Count ? old[i + 1].Body : now);
                var change = JsonText.Parse(before.Change).AsObject();
                yield return new DocumentChange
                {
                    Run = run,
                    Number = before.Number,
                    Old = Parse(kind, before.Body),
                    New = Parse(kind, after),
                    Time = change["time"].AsDouble(),
                    Command = change["cmd"].AsString(),
                    Arguments = change["cmd_kwargs"].AsObject(),
                };
            }
        }
    }

    /// <summary>Applies the changes to a longer form of the run: the documents of a kind have the same order there, if not the same places.</summary>
    public void WriteTo(IDatabaseWriter writer, RunRow run)
    {
        writer.Unindex(run);
        foreach (var kind in _documents.GroupBy(document => document.Kind))
        {
            var places = writer.Documents(run.Id, kind.Key).Select(row => row.Ordinal).ToArray();
            foreach (var (_, index, old, now) in kind)
            {
                foreach (var row in old) writer.Put(run.Id, row with { Ordinal = places[index] });
                writer.Replace(run.Id, kind.Key, places[index], now);
            }

            if (kind.Key == DocumentName.Start) writer.Describe(Described(run, Parse(kind.Key, kind.First().New)));
        }

        writer.Index(run);
    }

    /// <summary>Puts a newer version in the place of a document, and keeps the old one.</summary>
    public static void Append(IDatabaseWriter writer, RunRow run, DocumentName kind, DocumentRow stored, long number, DocumentChange change)
    {
        writer.Put(run.Id, new RevisionRow(kind, stored.Ordinal, number, TextOf(change), stored.Body));
        var isMetadata = change.New is RunStart or RunStop;
        if (isMetadata) writer.Unindex(run);
        writer.Replace(run.Id, kind, stored.Ordinal, Json(change.New));
        if (!isMetadata) return;
        writer.Describe(Described(run, change.New));
        writer.Index(run);
    }

    /// <summary>What a change is besides its documents, as it is kept.</summary>
    public static string TextOf(DocumentChange change) =>
        JsonText.ToString(JsonObject.Of(("time", change.Time), ("cmd", change.Command), ("cmd_kwargs", change.Arguments)));

    public static Document Parse(DocumentName kind, byte[] body) => Document.FromJson(kind, JsonText.Parse(body).AsObject());

    public static byte[] Json(Document document)
    {
        var json = new ArrayBufferWriter<byte>();
        JsonText.Write(document.ToJson(), json);
        return json.WrittenSpan.ToArray();
    }

    private static RunRow Described(RunRow run, Document document) => document switch
    {
        RunStart start => run with { ScanId = start.ScanId, PlanName = start.PlanName },
        RunStop stop => run with { ExitStatus = stop.ExitStatus },
        _ => run,
    };
}
