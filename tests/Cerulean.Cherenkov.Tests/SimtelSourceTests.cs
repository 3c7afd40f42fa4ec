using Cerulean.Cherenkov.Calibration;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Events of simulation files, and what becomes of them in the pipeline.</summary>
public sealed class SimtelSourceTests : IDisposable
{
    private readonly MadeSimulation _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_shower_has_all_that_the_file_knows()
    {
        using var source = SimtelSource.Open(_file.Shower(1).Event(100, [1, 2], [1, 2]).Unknown().Save());
        using var item = Assert.Single(source);
        Assert.Equal((new EventIndex(9, 100), 0, EventType.Subarray), (item.Index, item.Count, item.Trigger.EventType));
        Assert.Equal((1f, 1.25f), ((float)item.Pointing.AzimuthRad, (float)item.Pointing.AltitudeRad));
        Assert.Equal((0.5, Math.PI / 2, 30, 20_000), (item.Simulation!.EnergyTeV, item.Simulation.AltitudeRad, item.Simulation.CoreXM, item.Simulation.FirstInteractionHeightM));
        var second = item.Tel[2];
        Assert.Equal((new TelescopeEventIndex(9, 100, 2), EventType.Muon, 2.8f), (second.Index, second.Trigger.EventType, second.Trigger.RelativeTimeNs));
        Assert.Equal("2001-09-09T01:46:41.000000002", second.Trigger.Time.ToString());
        Assert.Equal(Math.PI / 2, second.Monitoring.Pointing.AltitudeRad);
        Assert.Equal([0, 2], second.Trigger.Pixels!.Values.ToArray());
        Assert.Equal(70, second.Simulation!.ImpactDistanceM, 1e-9);
        Assert.Equal([-1, -1, -1], second.Simulation.TrueImage!.Values.ToArray());
        Assert.Equal([105, 100, 200, 100], second.R0!.Waveform.Trace(1, 2).ToArray().Select(sample => (int)sample));
        Assert.Equal([100f, 200, 300, 100, 100, 100], second.Monitoring.Camera!.Pedestal);
        Assert.Equal((4321, 7), Assert.Single(source.Skipped.Counts).Key);
    }

    [Fact]
    public void What_triggered_not_or_is_not_wanted_is_left_out()
    {
        var path = _file.Shower(1).Event(100, [2], [1, 2]).Event(101, [], []).Event(102, [1], [1]).Event(103, [1, 2], [1, 2]).Save();
        using var all = SimtelSource.Open(path);
        Assert.Equal(["100: 2", "102: 1", "103: 1 2"], Summary(all));
        Assert.Equal(1, all.SkippedTelescopes);
        using var one = SimtelSource.Open([path], new SimtelOptions { AllowedTelescopes = new HashSet<int> { 2 }, MaxEvents = 2 });
        Assert.Equal(["100: 2", "103: 2"], Summary(one));
        using var most = SimtelSource.Open([path, path], new SimtelOptions { MaxEvents = 4 });
        Assert.Equal(["100: 2", "102: 1", "103: 1 2", "100: 2"], Summary(most));
        Assert.Equal(["100: 2", "102: 1", "103: 1 2", "100: 2"], Summary(most));
    }

    [Fact]
    public void An_event_never_gets_the_shower_of_another()
    {
        using var source = SimtelSource.Open(_file.Shower(1).Event(100, [1], [1]).Event(101, [1], [1], version: 9).Naked(102).Event(103, [1], [1]).Save());
        Assert.Equal([true, false, false, true], source.Select(item => item.Simulation is not null));
        Assert.Equal((2021, 9), Assert.Single(source.Skipped.Counts).Key);
    }

    [Fact]
    public void A_telescope_that_comes_twice_in_an_event_is_counted_once()
    {
        using var source = SimtelSource.Open(_file.Shower(1).Event(100, [1, 2], [1, 1, 2]).Save());
        Assert.Equal(["100: 1 2"], Summary(source));
        Assert.Equal((2201, 1), Assert.Single(source.Skipped.Counts).Key);
    }

    [Fact]
    public void Samples_that_are_not_in_the_file_are_bounded()
    {
        using var source = SimtelSource.Open(_file.Sparse(3).Save());
        Assert.Contains("samples in", Assert.Throws<EventIOException>(() => source.Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_opened_behind_the_last_event_that_is_wanted()
    {
        using var source = SimtelSource.Open([_file.Shower(1).Event(100, [1], [1]).Save(), "no such file"], new SimtelOptions { MaxEvents = 1 });
        Assert.Equal(["100: 1"], Summary(source));
    }

    [Fact]
    public void Calibration_events_keep_both_gains_and_events_without_a_number_get_one()
    {
        var path = _file.Calibration(0).Calibration(7).Shower(1).Event(0, [1], [1]).Save();
        using var all = SimtelSource.Open([path], new SimtelOptions { WithCalibrationEvents = true });
        Assert.Equal(["-1: 1", "7: 1", "-2: 1"], Summary(all));
        using var showers = SimtelSource.Open(path);
        Assert.Equal(["-1: 1"], Summary(showers));
        var events = Pipeline.Default.Process(all).ToList();
        Assert.Equal([EventType.FlatField, EventType.FlatField, EventType.Subarray], events.Select(item => item.Trigger.EventType));
        Assert.Null(events[0].Simulation);
        Assert.Equal([2, 2, 1], events.Select(item => item.Tel[1].R1!.Waveform.Channels));
        Assert.Null(events[0].Tel[1].R1!.SelectedGainChannel);
    }

    [Fact]
    public void The_low_gain_is_taken_above_the_threshold()
    {
        using var source = SimtelSource.Open(_file.Shower(1).Event(1, [1], [1], 4000).Event(2, [1], [1], 4001).Save());
        var events = Pipeline.Default.Process(source).ToList();
        var (high, low) = (events[0].Tel[1].R1!, events[1].Tel[1].R1!);
        Assert.Equal([0, 0, 0], high.SelectedGainChannel!.Values.ToArray());
        Assert.Equal([0f, 0, (4000 - 100) * 0.5f, 0], high.Waveform.Trace(0, 0).ToArray());
        Assert.Equal(PixelStatus.HighGainStored, high.PixelStatus[0]);
        Assert.Equal([1, 1, 1], low.SelectedGainChannel!.Values.ToArray());
        Assert.Equal([3f * 8, 0, (4001 - 100) * 8, 0], low.Waveform.Trace(0, 0).ToArray());
        Assert.Equal(PixelStatus.LowGainStored, low.PixelStatus[2]);
    }

    [Fact]
    public void Without_calibration_there_are_raw_samples_only()
    {
        using var made = new MadeSimulation(hasCalibration: false);
        using var source = SimtelSource.Open(made.Shower(1).Event(1, [1], [1]).Save());
        using var item = Assert.Single(Pipeline.Default.Process(source));
        Assert.NotNull(item.Tel[1].R0);
        Assert.Null(item.Tel[1].R1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_file_that_is_cut_off_gives_all_that_is_complete(int threads)
    {
        for (var number = 1; number <= 5; number++) _file.Shower(number).Event(number * 100, [1, 2], [1, 2]);
        using var source = SimtelSource.Open(_file.Save(without: 10));
        var seen = new List<long>();
        var error = Assert.Throws<EventIOException>(() =>
        {
            foreach (var item in new Pipeline(new R1Calibrator()) { Threads = threads }.Process(source))
            {
                Assert.NotNull(item.Tel[2].R1);
                seen.Add(item.Index.EventId);
            }
        });
        Assert.True(error.IsTruncated);
        Assert.Equal([100, 200, 300, 400], seen);
    }

    [Fact]
    public void A_level_can_be_dropped_of_all_telescopes()
    {
        using var source = SimtelSource.Open(_file.Shower(1).Event(1, [1, 2], [1, 2]).Save());
        using var item = Assert.Single(Pipeline.Default.Process(source));
        item.Drop(DataLevels.R0 | DataLevels.Simulation);
        Assert.All(item.Tel, telescope => Assert.True(telescope is { R0: null, Simulation: null, R1: not null }));
    }

    [Fact]
    public void The_configuration_is_there_before_the_first_event()
    {
        using var source = SimtelSource.Open(_file.Shower(1).Event(1, [1], [1]).Save());
        Assert.Equal(9, source.Configuration.Run!.Run);
        Assert.Single(source);
        Assert.Equal(9, source.Configuration.Run!.Run);
    }

    [DataTheory]
    [InlineData("gamma_prod6_tel_event_header_v4.simtel.zst")]
    [InlineData("aux_traces_2029.simtel.zst")]
    [InlineData("calib_true_pe.simtel.zst")]
    [InlineData("calib_events.simtel.gz")]
    [InlineData("gamma_with_obslevel_particles.simtel.zst")]
    public void All_objects_can_be_decoded(string file)
    {
        using var reader = EventIOReader.Open(SharedData.Cherenkov($"simtel/{file}"));
        var (skipped, leaves) = (new SkippedObjects(), 0);
        while (reader.MoveNext()) SimtelObjects.Visit(reader.ReadObject(), skipped, (_, read) => leaves += read is null ? 0 : 1);
        Assert.Empty(skipped.Counts);
        Assert.True(leaves > 50);
    }

    private static List<string> Summary(SimtelSource source)
    {
        var lines = new List<string>();
        foreach (var item in source)
        {
            using (item) lines.Add($"{item.Index.EventId}: {string.Join(' ', item.Tel.Select(telescope => telescope.Index.TelId))}");
        }

        return lines;
    }
}
