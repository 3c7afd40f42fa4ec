namespace Cerulean.Cli.Commands;

/// <summary>cerulean cherenkov: what is in files of Cherenkov telescopes.</summary>
internal static class CherenkovCommand
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("cherenkov", "Tell what is in files of Cherenkov telescopes (sim_telarray; plain, gzip or zstd).")
        {
            Examples =
            [
                ("cerulean cherenkov info gamma.simtel.zst", "run, site, telescopes and simulation"),
                ("cerulean cherenkov events gamma.simtel.zst", "which showers, and which telescopes saw them"),
                ("cerulean cherenkov raw gamma.simtel.zst", "samples and calibration of each telescope in numbers"),
                ("cerulean cherenkov instrument gamma.simtel.zst", "where telescopes stand, their mirrors and cameras"),
            ],
        };
        verb.Add(CherenkovInfo.Create(terminal));
        verb.Add(CherenkovEvents.Events(terminal));
        verb.Add(CherenkovEvents.Raw(terminal));
        verb.Add(CherenkovInstrument.Create(terminal));
        return verb;
    }
}
