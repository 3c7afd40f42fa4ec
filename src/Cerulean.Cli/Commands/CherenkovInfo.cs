using System.CommandLine;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Instrument;
using Cerulean.Cherenkov.Output;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Cli.Rendering;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean cherenkov info: run, site, telescopes, simulation, and what objects a file holds.</summary>
internal static class CherenkovInfo
{
    public static Verb Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { HelpName = "FILE", Description = "A file of sim_telarray" };
        var json = new Option<bool>("--json") { Description = "One JSON object with the names of ctapipe's containers" };
        var verb = new Verb("info", "Tell run, site, telescopes, simulation, and what objects a file holds.")
        {
            Examples =
            [
                ("cerulean cherenkov info gamma.simtel.zst", "for people"),
                ("cerulean cherenkov info gamma.simtel.zst --json", "for programs"),
            ],
        };
        verb.Add(file);
        var focal = new FocalLengthOption();
        verb.Add(json);
        verb.Add(focal);
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetResult(focal) is null ? null : focal.Of(parsed), terminal));
        return verb;
    }

    private static int Run(string file, bool asJson, FocalLengthChoice? choice, Terminal terminal)
    {
        using var reader = EventIOReader.Open(file);
        var (configuration, counts) = (new SimtelConfiguration(), new SortedDictionary<int, long>());
        var fault = Read(reader, configuration, counts);
        if (configuration.Run is not null)
        {
            if (asJson) JsonLines.Write(HeaderJson.Of(Path.GetFileName(file), configuration, choice), terminal.Out);
            else SimtelReport.Write(file, configuration, counts, terminal);
        }

        terminal.Out.Flush();
        if (fault is not null) throw fault;
        return configuration.Run is not null ? Exit.Good
            : throw new CommandException($"{file} has no run header of sim_telarray. cerulean eventio ls tells what objects it holds.");
    }

    // What stands before a fault is told all the same.
    private static EventIOException? Read(EventIOReader reader, SimtelConfiguration configuration, SortedDictionary<int, long> counts)
    {
        try
        {
            while (reader.MoveNext())
            {
                if (SimtelConfiguration.Holds(reader.Header.Type)) configuration.Add(reader.ReadObject());
                counts[reader.Header.Type] = counts.GetValueOrDefault(reader.Header.Type) + 1;
            }

            return null;
        }
        catch (EventIOException error)
        {
            return error;
        }
    }
}
