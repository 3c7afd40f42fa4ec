using System.CommandLine;
using Cerulean.Cli.Rendering;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean table: one stream of a run as a table.</summary>
internal static class TableCommand
{
    public static Verb Create(Terminal terminal)
    {
        var (run, store) = (new RunArgument(), new StoreOption());
        var stream = new Argument<string?>("STREAM")
        {
            HelpName = "STREAM",
            Description = $"Name of the stream, default {EventDescriptor.DefaultStream}",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var fields = new FieldsOption("Only these fields, in this order");
        var timestamps = new Option<bool>("--timestamps") { Description = "Add when each value was read, as columns ts_FIELD" };
        var tiles = new Option<bool>("--tiles") { Description = "One table over all tiles, tile_id first, whichever layout the run was written in" };
        var format = new Option<string?>("--format") { HelpName = "text|csv|json", Description = "text (default), csv, or json: {\"columns\": {name: […]}}" };
        format.AcceptOnlyFromAmong("text", "csv", "json");
        var verb = new Verb("table", "Print a stream of a run as a table, one row for each seq_num.")
        {
            Examples =
            [
                ("cerulean table -1", "the primary stream of the newest run"),
                ("cerulean table 42 baseline --format json", "another stream, for programs"),
                ("cerulean table -1 --fields motor,det --format csv", "two fields"),
                ("cerulean table -1 --chunk 3 --chunk-size 100", "rows 300 to 399"),
                ("cerulean table -1 --tz Europe/Berlin --format csv", "local times with their offset"),
                ("cerulean table -1 --fill --root-map /data=/mnt/disk2", "images too, from where they are now"),
            ],
        };
        verb.Add(run);
        verb.Add(stream);
        verb.Add(fields);
        verb.Add(timestamps);
        verb.Add(tiles);
        verb.Add(format);
        var reading = new TableReading();
        reading.AddTo(verb, tiles);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            using var opened = DocumentStore.Open(store.PathOf(parsed, terminal));
            var found = run.Find(parsed, opened, terminal);
            var options = new TableOptions { Fields = fields.Of(parsed), Timestamps = parsed.GetValue(timestamps) };
            var name = parsed.GetValue(stream) ?? EventDescriptor.DefaultStream;
            var keys = DataKeys.Of(found, parsed.GetValue(tiles) ? null : name);
            if (parsed.GetValue(tiles)) Show(Tiles.ReadTable(found, options));
            else reading.Read(parsed, opened, found, name, options, terminal, Show);
            return Exit.Good;

            void Show(Table table) => Write(reading.InZone(parsed, table, keys), keys, parsed.GetValue(format), terminal);
        });
        return verb;
    }

    private static void Write(Table table, Dictionary<string, DataKey> keys, string? format, Terminal terminal)
    {
        switch (format)
        {
            case "csv":
                TableCsv.Write(table, terminal.Out);
                break;
            case "json":
                TableJson.Write(table, terminal.Out);
                break;
            default:
                TableText.Write(table, keys, terminal);
                break;
        }
    }
}
