using System.Buffers;
using System.Security.Cryptography;
using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Engine.Preprocessors;
using Cerulean.Tests;
using static Cerulean.Engine.Plans.StandardPlans;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>An experiment in virtual time with a seed is the same each time, to the last byte.</summary>
public sealed class RepeatabilityTests
{
    private static readonly TimeSpan Shift = TimeSpan.FromHours(8);

    [Fact]
    public void Eight_hours_give_identical_documents_twice()
    {
        var first = RunShift(seed: 7);
        var second = RunShift(seed: 7);
        Assert.InRange(first.Hours, 8, 9);
        Assert.True(first.Documents > 10_000, $"{first.Documents} documents");
        Assert.Equal(first, second);
        Assert.NotEqual(first.Hash, RunShift(seed: 8).Hash);
    }

    // Grid scans at rising temperatures, with noise, a baseline and a monitored temperature, and a pause in each.
    private static (string Hash, int Documents, double Hours) RunShift(int seed)
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var sink = new RecordingSink();
        using (var engine = new RunEngine { Time = time, Uids = new UidSource(seed), RecordsInterruptions = true })
        {
            engine.Subscribe(sink);
            var result = engine.Run(Measure(time, seed));
            while (result.IsInterrupted) result = engine.Resume();
            Assert.Equal(ExitStatus.Success, result.ExitStatus);
        }

        var (checker, findings) = (new RunChecker(), new List<Finding>());
        foreach (var document in sink.Documents) checker.Check(document, findings);
        checker.Finish(findings);
        Assert.DoesNotContain(findings, finding => !finding.IsNote);
        return (Convert.ToHexString(SHA256.HashData(Text(sink.Documents))), sink.Documents.Count, time.Elapsed.TotalHours);
    }

    private static async Plan Measure(VirtualTime time, int seed)
    {
        var (x, y) = (new SimulatedMotor("x", time) { Velocity = 0.5 }, new SimulatedMotor("y", time) { Velocity = 0.5, Settle = TimeSpan.FromSeconds(0.3) });
        var detector = new PointDetector("det", x, time, seed) { Imax = 1000, Noise = Noise.poisson, Exposure = TimeSpan.FromSeconds(2) };
        var oven = new TemperatureController("oven", time);
        for (var target = 300.0; time.Elapsed < Shift; target += 5)
        {
            await Move(oven, target);
            await PausedOnce(GridScan([detector], [(y, -2, 2, 11), (x, -2, 2, 21)], snake: true))
                .WithBaseline([oven]).WithMonitors([oven.Readback]);
        }
    }

    private static Plan PausedOnce(Plan plan)
    {
        var saved = 0;
        return plan.Mutate(message => message is Message.Save && ++saved == 50 ? SaveAndPause(message) : null);
    }

    private static async Plan<object?> SaveAndPause(Message save)
    {
        var answer = await save;
        await Pause();
        return answer;
    }

    private static byte[] Text(List<Document> documents)
    {
        using var writer = new DocumentWriter();
        var output = new ArrayBufferWriter<byte>();
        foreach (var document in documents) writer.Write(document, output);
        return output.WrittenSpan.ToArray();
    }
}
