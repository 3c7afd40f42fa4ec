using System.CommandLine;
using Cerulean.Cli.Rendering;
using Cerulean.Store;
using Cerulean.Transport;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean ingest: keep the runs of files.</summary>
internal static class IngestCommand
{
    public static Verb Create(Terminal terminal)
    {
        var files = new FilesArgument("Files of documents; - for standard input, a live stream that is kept document by document.");
        var incomplete = new Option<bool>("--incomplete") { Description = "Keep what precedes a break, or the end of the file, as an open run" };
        var (json, store) = (new JsonOption(), new StoreOption());
        var verb = new Verb("ingest", "Keep the runs of files in the store; a run is there, and on disk, when it is called stored.")
        {
            Examples =
            [
                ("cerulean ingest *.jsonl", "a run that is there already is not kept twice"),
                ("producer | cerulean ingest -", "live"),
            ],
        };
        verb.Add(files);
        verb.Add(incomplete);
        verb.Add(json);
        var reading = new ReadingOptions(verb);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            using var opened = DocumentStore.Open(store.PathOf(parsed, terminal));
            return Run(parsed.GetRequiredValue(files), opened, reading.Of(parsed), parsed.GetValue(incomplete), parsed.GetValue(json), terminal);
        });
        return verb;
    }

    private static int Run(string[] files, DocumentStore store, RunFileOptions options, bool keepIncomplete, bool asJson, Terminal terminal)
    {
        using var interruption = new Interruption();
        var report = new IngestReport(terminal, asJson);
        var ingestion = new Ingestion(terminal, store, options, keepIncomplete, interruption.Token) { Completed = report.Tell };
        try
        {
            foreach (var file in files) ingestion.Take(file);
        }
        finally
        {
            if (!asJson) terminal.Errors.WriteLine(Summary(ingestion));
        }

        return ingestion.IsGood ? Exit.Good : Exit.No;
    }

    private static string Summary(Ingestion ingestion)
    {
        var (stored, already, rejected) = (ingestion.Count(IngestStatus.Stored), ingestion.Count(IngestStatus.Already), ingestion.Count(IngestStatus.Rejected));
        return $"{Words.Count(stored, "run")} stored, {already} already there, {rejected} rejected; {Words.Count(ingestion.Documents, "document")} read.";
    }
}
