using System.CommandLine;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cli.Rendering;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean eventio: what a file of the EventIO format is made of.</summary>
internal static class EventIOCommand
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("eventio", "Look into files of the EventIO format (sim_telarray, CORSIKA with IACT).")
        {
            Examples = [("cerulean eventio ls gamma.simtel.zst", "the objects of a file")],
        };
        verb.Add(List(terminal));
        return verb;
    }

    private static Verb List(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { HelpName = "FILE", Description = "An EventIO file, plain or compressed with gzip or zstd" };
        var format = new Option<string?>("--format") { HelpName = "text|csv|json", Description = "text (default), csv, or json: an object per line" };
        format.AcceptOnlyFromAmong("text", "csv", "json");
        var verb = new Verb("ls", "List the objects of a file, depth first. Contents are not read: only objects that hold nothing but objects are gone into.")
        {
            Examples =
            [
                ("cerulean eventio ls gamma.simtel.zst", "types, versions and sizes, as a tree"),
                ("cerulean eventio ls gamma.simtel.zst --format csv | cut -d, -f3-6 | sort | uniq -c", "how many of each type"),
            ],
        };
        verb.Add(file);
        verb.Add(format);
        verb.SetAction(parsed => List(parsed.GetRequiredValue(file), parsed.GetValue(format), terminal));
        return verb;
    }

    // What cannot be opened, or is damaged, throws: the rows before it have been written then.
    private static int List(string path, string? format, Terminal terminal)
    {
        using var reader = EventIOReader.Open(path);
        var rows = new ObjectRows(format, terminal.Out);
        var headers = new List<(int Depth, EventIOHeader Header)>();
        while (reader.MoveNext())
        {
            try
            {
                reader.ReadHeaders(headers);
            }
            finally
            {
                rows.Write(headers);
            }
        }

        return Exit.Good;
    }
}
