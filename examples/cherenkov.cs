#:project ../src/Cerulean.Cherenkov/Cerulean.Cherenkov.csproj
// needs: data

// Loop over the showers of a simulation file, and over the telescopes of each: raw and calibrated samples are at hand.

using Cerulean.Cherenkov;
using Cerulean.Cherenkov.Simtel;

var path = Path.Combine(args[0], "cherenkov", "simtel", "gamma_prod6_tel_event_header_v4.simtel.zst");

using var source = SimtelSource.Open(path);
foreach (var shower in Pipeline.Default.Process(source))
    using (shower)
        foreach (var telescope in shower.Tel)
            Console.WriteLine($"{telescope.Index.TelId}: {telescope.R0!.Waveform.Pixels} pixels, brightest sample {Brightest(telescope.R1!.Waveform.Values):F2} p.e.");

// What the file says of the array is there before the first event.
var array = source.Subarray;
Console.WriteLine($"{array.Name}: {array.Telescopes.Count} telescopes, run {source.Configuration.Run!.Run}");

// Only some telescopes, only so many events, on all cores; the order of events stays.
using var some = SimtelSource.Open([path, path], new SimtelOptions { AllowedTelescopes = new HashSet<int> { 1, 2 }, MaxEvents = 2 });
var pipeline = new Pipeline(new Cerulean.Cherenkov.Calibration.R1Calibrator { LowGainAbove = 3000 }) { Threads = Environment.ProcessorCount };
foreach (var shower in pipeline.Process(some))
    using (shower)
        Console.WriteLine($"event {shower.Index.EventId}: {shower.Simulation!.EnergyTeV:F3} TeV, {shower.Tel[1].Simulation!.ImpactDistanceM:F0} m from telescope 1");

static float Brightest(Span<float> samples)
{
    var most = float.MinValue;
    foreach (var sample in samples) most = Math.Max(most, sample);
    return most;
}
