using System.CommandLine;
using Cerulean.Cli.Rendering;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean convert: the other layout of a tiled measurement, as a new run.</summary>
internal static class ConvertCommand
{
    public static Verb Create(Terminal terminal)
    {
        var (run, json, store) = (new RunArgument(), new JsonOption(), new StoreOption());
        var layout = new Option<string>("--layout")
        {
            HelpName = "streams|single",
            Description = "streams: one stream for each tile, tile_0, tile_1, …; single: one stream with the field tile_id",
            Required = true,
        };
        layout.AcceptOnlyFromAmong("streams", "single");
        var verb = new Verb("convert", "Write a measurement of several tiles in the other layout, as a new run that names its origin.")
        {
            Examples = [("cerulean convert -1 --layout single", "tile_0, tile_1, … of the newest run into one stream")],
        };
        verb.Add(run);
        verb.Add(layout);
        verb.Add(json);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            using var opened = DocumentStore.Open(store.PathOf(parsed, terminal));
            var target = parsed.GetValue(layout) == "single" ? TileLayout.Single : TileLayout.Streams;
            var documents = Tiles.Convert(run.Find(parsed, opened, terminal), target, terminal.Time, new UidSource().Next);
            return Keep(documents, opened, new IngestReport(terminal, parsed.GetValue(json)));
        });
        return verb;
    }

    private static int Keep(IEnumerable<Document> documents, DocumentStore store, IngestReport report)
    {
        using var ingest = store.BeginIngest(completed: report.Tell);
        foreach (var document in documents) ingest.Accept(document);
        ingest.Finish();
        return ingest.Outcomes.All(outcome => outcome.Status == IngestStatus.Stored) ? Exit.Good : Exit.No;
    }
}
