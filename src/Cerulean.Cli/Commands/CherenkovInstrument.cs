using System.CommandLine;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Instrument;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Cli.Rendering;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean cherenkov instrument: the telescopes of an array, their mirrors and cameras.</summary>
internal static class CherenkovInstrument
{
    public static Verb Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { HelpName = "FILE", Description = "A file of sim_telarray" };
        var (focal, format) = (new FocalLengthOption(), new Option<string?>("--format") { HelpName = "text|csv|json", Description = "text (default), csv, or json: an object per line" });
        format.AcceptOnlyFromAmong("text", "csv", "json");
        var verb = new Verb("instrument", "Tell the telescopes of an array: where they stand, their mirrors and cameras.")
        {
            Examples =
            [
                ("cerulean cherenkov instrument gamma.simtel.zst", "a table"),
                ("cerulean cherenkov instrument gamma.simtel.zst --format csv", "for programs, with check sums of pixels and their neighbours"),
                ("cerulean cherenkov instrument old.simtel.gz --focal-length equivalent", "a file without effective focal lengths"),
            ],
        };
        verb.Add(file);
        verb.Add(format);
        verb.Add(focal);
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(format), focal.Of(parsed), terminal));
        return verb;
    }

    private static int Run(string file, string? format, FocalLengthChoice choice, Terminal terminal)
    {
        using var reader = EventIOReader.Open(file);
        var configuration = new SimtelConfiguration();
        var fault = Read(reader, configuration);
        if (fault is not null && configuration.Run is null) throw fault;
        try
        {
            SubarrayRows.Write(SubarrayDescription.From(configuration, choice), format, terminal);
        }
        catch (InvalidDataException error)
        {
            throw new CommandException($"{file}: {error.Message}", error);
        }

        terminal.Out.Flush();
        return fault is null ? Exit.Good : throw fault;
    }

    // As far as the first event after all telescopes. What stands before a fault is told all the same.
    private static EventIOException? Read(EventIOReader reader, SimtelConfiguration configuration)
    {
        try
        {
            while (reader.MoveNext())
            {
                if (SimtelConfiguration.Holds(reader.Header.Type)) configuration.Add(reader.ReadObject());
                else if (configuration.IsComplete) return null;
            }

            return null;
        }
        catch (EventIOException error)
        {
            return error;
        }
    }
}
