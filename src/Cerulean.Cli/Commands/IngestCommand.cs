using System.CommandLine;
using Cerulean.Cherenkov.Output;
using Cerulean.Cli.Rendering;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean ingest: keep the runs of files.</summary>
internal static class IngestCommand
{
    public static Verb Create(Terminal terminal)
    {
        var files = new FilesArgument("Files of documents, or of sim_telarray, which are known by their content; - for standard input, a live stream that is kept document by document.");
        var incomplete = new Option<bool>("--incomplete") { Description = "Keep what precedes a break, or the end of the file, as an open run" };
        var layout = new Option<string>("--layout")
        {
            HelpName = "streams|single",
            Description = "Of telescope files: streams: one stream for each telescope, tel_001, tel_002, …; single: one stream with the field tel_id",
        };
        layout.AcceptOnlyFromAmong("streams", "single");
        var (json, store) = (new JsonOption(), new StoreOption());
        var verb = new Verb("ingest", "Keep the runs of files in the store; a run is there, and on disk, when it is called stored.")
        {
            Examples =
            [
                ("cerulean ingest *.jsonl", "a run that is there already is not kept twice"),
                ("producer | cerulean ingest -", "live"),
                ("cerulean ingest gamma.simtel.zst", "a telescope file, as a run"),
            ],
        };
        verb.Add(files);
        verb.Add(incomplete);
        verb.Add(layout);
        verb.Add(json);
        var reading = new ReadingOptions(verb);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            using var opened = DocumentStore.Open(store.PathOf(parsed, terminal));
            using var interruption = new Interruption();
            var asJson = parsed.GetValue(json);
            var ingestion = new Ingestion(terminal, opened, reading.Of(parsed), parsed.GetValue(incomplete), interruption.Token)
            {
                Completed = new IngestReport(terminal, asJson).Tell,
                Layout = parsed.GetValue(layout) == "single" ? TelescopeLayout.Single : TelescopeLayout.Streams,
            };
            return Run(parsed.GetRequiredValue(files), ingestion, asJson, terminal);
        });
        return verb;
    }

    private static int Run(string[] files, Ingestion ingestion, bool asJson, Terminal terminal)
    {
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
