using System.CommandLine;
using Cerulean.Cherenkov;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Cli.Rendering;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean cherenkov events and raw: a row for each event, or for each telescope of each event.</summary>
internal static class CherenkovEvents
{
    private const string Csv = "csv";
    private const string Json = "json";
    private const string Text = "text";

    public static Verb Events(Terminal terminal)
    {
        var verb = new Verb("events", "List the events: what made them, when, which telescopes; of simulated showers energy, direction and core.")
        {
            Examples = [("cerulean cherenkov events gamma.simtel.zst", "for reading"), ("cerulean cherenkov events gamma.simtel.zst --format csv", "all columns")],
        };
        return Complete(verb, [Text, Csv, Json], terminal, (source, format, rows) => ShowEvents(source, format, rows, terminal));
    }

    public static Verb Raw(Terminal terminal)
    {
        var verb = new Verb("raw", "List the telescopes of each event: sums and checksum of raw samples, calibrated samples, gain selection, true light, pointing.")
        {
            Examples = [("cerulean cherenkov raw gamma.simtel.zst --max-events 10", "of the first ten events")],
        };
        return Complete(verb, [Csv, Json], terminal, (source, _, rows) => ShowRaw(source, rows, terminal));
    }

    private static Verb Complete(Verb verb, string[] formats, Terminal terminal, Action<SimtelSource, string, IRowWriter> show)
    {
        var files = new FilesArgument("Simulation files, read as one sequence.");
        var format = new Option<string>("--format") { HelpName = string.Join('|', formats), Description = $"Form of the output, default {formats[0]}", DefaultValueFactory = _ => formats[0] };
        format.AcceptOnlyFromAmong(formats);
        var telescopes = new Option<int[]>("--telescope") { HelpName = "N", Description = "Only this telescope; can be given more than once" };
        var most = new CountOption("--max-events") { HelpName = "N", Description = "Only the first N events" };
        verb.Add(files);
        verb.Add(format);
        verb.Add(telescopes);
        var focal = new FocalLengthOption();
        verb.Add(most);
        verb.Add(focal);
        verb.SetAction(parsed =>
        {
            var allowed = parsed.GetValue(telescopes);
            var options = new SimtelOptions { AllowedTelescopes = allowed is { Length: > 0 } ? allowed.ToHashSet() : null, MaxEvents = parsed.GetValue(most), WithCalibrationEvents = true, FocalLength = focal.Of(parsed) };
            using var source = SimtelSource.Open(parsed.GetRequiredValue(files), options);
            var chosen = parsed.GetRequiredValue(format);
            var rows = chosen == Json ? new JsonRows(terminal.Out) : (IRowWriter)new CsvRows(terminal.Out, EventRows.Columns);
            return Run(() => show(Checked(source, parsed.GetRequiredValue(files)[0], allowed), chosen, rows), rows, source, terminal);
        });
        return verb;
    }

    // A telescope that is not there would be no event without a word.
    private static SimtelSource Checked(SimtelSource source, string file, int[]? allowed)
    {
        var run = source.Configuration.Run ?? throw new InvalidDataException($"{file} has no run header of sim_telarray before its events. cerulean eventio ls tells what objects it holds.");
        foreach (var telId in allowed ?? [])
        {
            if (!run.TelIds.Contains((short)telId)) throw new InvalidDataException($"Run {run.Run} has no telescope {telId}; it has {string.Join(", ", run.TelIds)}.");
        }

        return source;
    }

    // What is good comes out before the error is told.
    private static int Run(Action show, IRowWriter rows, SimtelSource source, Terminal terminal)
    {
        var code = Exit.Good;
        try
        {
            show();
        }
        catch (Exception error) when (error is EventIOException or InvalidDataException or IOException)
        {
            rows.Finish();
            terminal.Out.Flush();
            terminal.Say(error.Message);
            code = Exit.No;
        }

        rows.Finish();
        terminal.Out.Flush();
        if (source.SkippedTelescopes > 0) terminal.Say($"{Words.Count(source.SkippedTelescopes, "telescope")} left out that took no part in the trigger, or whose very bright true image is missing.");
        foreach (var ((type, version), count) in source.Skipped.Counts) terminal.Say($"{Words.Count(count, "object")} of type {type} ({EventIOTypes.NameOf(type)}) version {version} left out, which is not known of simulations.");
        return code;
    }

    private static void ShowEvents(SimtelSource source, string format, IRowWriter rows, Terminal terminal)
    {
        using var progress = new EventProgress(terminal);
        foreach (var item in source)
        {
            using (item)
            {
                if (format == Text) terminal.Out.WriteLine(EventRows.Line(item));
                else rows.Write(EventRows.Of(item), isComplete: item.Simulation is not null);
                progress.Add(item);
            }
        }

        if (format == Text) terminal.Out.WriteLine(progress.Total);
    }

    private static void ShowRaw(SimtelSource source, IRowWriter rows, Terminal terminal)
    {
        using var progress = new EventProgress(terminal);
        foreach (var item in Pipeline.Default.Process(source))
        {
            using (item)
            {
                foreach (var telescope in item.Tel) rows.Write(RawRows.Of(telescope), isComplete: true);
                progress.Add(item);
            }
        }
    }
}
