using Cerulean.Assets;
using Cerulean.Cli.Collecting;
using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine;
using Cerulean.Engine.Live;
using Cerulean.Engine.Plans;
using Cerulean.Transport;

namespace Cerulean.Cli.Demo;

/// <summary>Scans of simulated devices, recorded in files: a point scan, a grid scan, and one tomography in both layouts. They are the same on every call.</summary>
/// <param name="folder">Takes the files, and the images of the camera.</param>
/// <param name="live">Takes what one sees of the first tile of the first tomography while it is measured.</param>
internal sealed class DemoScans(DemoFolder folder, TextWriter live)
{
    private const int Seed = 20260115;
    private const double Exposure = 0.1;

    private static readonly (int, int) Tiles = (2, 2);

    // Both layouts of the tomography are one measurement, at one time.
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Makes the runs, and tells of each its file and number of documents.</summary>
    public void Record(Action<string, long> completed)
    {
        Record("point_scan.jsonl", 1, 0, laboratory => StandardPlans.Scan([laboratory.Detector], laboratory.Motor, -5, 5, 21));
        Record("grid_scan.jsonl", 2, 1, laboratory => StandardPlans.GridScan([laboratory.Detector], [(laboratory.Across, -3, 3, 7), (laboratory.Motor, -2, 2, 5)], snake: true));
        Record("tomography_streams.jsonl", 3, 2, laboratory => Scans.Tomo(laboratory, Tiles, 6, isSingle: false));
        Record("tomography_single.jsonl", 4, 2, laboratory => Scans.Tomo(laboratory, Tiles, 6, isSingle: true));

        void Record(string name, int number, int minute, Func<Laboratory, Plan> plan)
        {
            using var file = new CountingSink(RunFileWriter.Create(folder.File(name)));
            Collect(file, number, Start.AddMinutes(minute), plan);
            completed(folder.File(name), file.Count);
        }
    }

    private void Collect(CountingSink file, int number, DateTimeOffset start, Func<Laboratory, Plan> plan)
    {
        var time = new VirtualTime(start);
        using var engine = new RunEngine { Time = time, Uids = new UidSource(Seed + number), ScanIdSource = _ => number };
        engine.Subscribe(file, "file");
        engine.Subscribe(new LiveTable(live, ["rotation", "intensity"]) { Shows = static stream => stream == "tile_0", Zone = time.LocalTimeZone }, "display");
        var laboratory = new Laboratory(time, Seed, Exposure, new NpyArrayWriter(folder.Images), new UidSource(-Seed - number));
        engine.Run(plan(laboratory), JsonObject.Of(("sample", "silver behenate")));
    }
}
