using Cerulean.Devices.Simulated;
using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class CameraTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly MemoryWriter _writer = new();

    public CameraTests() => SynchronizationContext.SetSynchronizationContext(null);

    [Fact]
    public void An_exposure_takes_its_time()
    {
        var camera = Staged(new Camera("cam", _writer, _time, new UidSource(1)) { Exposure = 2 * Second });
        var status = camera.Trigger();
        _time.Advance(TimeSpan.FromSeconds(1.999));
        Assert.False(status.IsDone);
        _time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.True(status.IsSuccess);
        Assert.Equal("<u2[120,160]", Assert.Single(_writer.Stacks[0].Frames).ToString());
        Assert.Equal(2, camera.CollectAssets().Count());
        Assert.False(_time.AdvanceToNext());
    }

    [Fact]
    public async Task Exposure_time_and_gain_are_its_configuration()
    {
        var camera = new Camera("cam", _writer, _time, new UidSource(1)) { Gain = 2 };
        Assert.Equal(["cam_exposure_time", "cam_gain"], (await camera.DescribeConfigurationAsync()).Keys);
        Assert.Equal("s", (await camera.DescribeConfigurationAsync())["cam_exposure_time"].Units);
        await camera.ConfigureAsync(JsonObject.Of(("cam_exposure_time", 0.5)));
        Assert.Equal((0.5, 2.0), ((await camera.ReadConfigurationAsync())["cam_exposure_time"].Value.AsDouble(), camera.Gain));
        Assert.Equal(TimeSpan.FromSeconds(0.5), camera.Exposure);
        await camera.Prepare(JsonObject.Of(("livetime", 0.25)));
        Assert.Equal(TimeSpan.FromSeconds(0.25), camera.Exposure);
        await Assert.ThrowsAsync<LimitException>(() => camera.ConfigureAsync(JsonObject.Of(("cam_exposure_time", 0))).AsTask());
        Assert.Equal("SIM:cam", (await camera.DescribeAsync())["cam"].Source);
    }

    [Fact]
    public void The_brightest_spot_turns_with_the_motor()
    {
        var motor = new SimulatedMotor("rotation", _time);
        var camera = Staged(new Camera("cam", _writer, _time, new UidSource(1), motor, rows: 40, columns: 100));
        foreach (var angle in (int[])[0, 90, 180, 270])
        {
            Assert.True(motor.Set(angle).IsSuccess);
            Assert.True(Measure(camera).IsSuccess);
        }

        var (frames, found) = (_writer.Stacks[0].Frames, new List<int>());
        foreach (var frame in frames) found.Add(Brightest(frame, row: 20));
        Assert.InRange(found[0], 46, 54);
        Assert.InRange(found[1], 76, 84);
        Assert.InRange(found[2], 46, 54);
        Assert.InRange(found[3], 16, 24);
    }

    [Fact]
    public void Light_grows_with_the_exposure_and_the_gain_up_to_the_end_of_the_scale()
    {
        double[] means = [MeanOf(0.1, 1), MeanOf(0.2, 1), MeanOf(0.1, 2), MeanOf(1000, 1000)];
        Assert.InRange(means[1] / means[0], 1.9, 2.1);
        Assert.InRange(means[2] / means[0], 1.9, 2.1);
        Assert.Equal(ushort.MaxValue, means[3]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_images_and_another_one_others()
    {
        NdArray[][] stacks = [.. ((int[])[1, 1, 2]).Select(Images)];
        Assert.Equal(stacks[0], stacks[1]);
        Assert.NotEqual(stacks[0][0], stacks[2][0]);
        Assert.NotEqual(stacks[0][0], stacks[0][1]);
    }

    [Fact]
    public void In_flight_images_come_at_the_end_of_each_exposure()
    {
        var camera = Staged(new Camera("cam", new StreamDataLogic(_writer, new UidSource(1), _time), _time));
        Assert.True(camera.Prepare(JsonObject.Of(("number_of_events", 10), ("livetime", 1), ("deadtime", 0.5))).IsSuccess);
        Assert.True(camera.Kickoff().IsSuccess);
        _time.Advance(Second);
        Assert.Equal(1, _writer.Stacks[0].Count);
        _time.Advance(4 * Second);
        Assert.Equal(3, _writer.Stacks[0].Count);
        var complete = camera.Complete();
        while (!complete.IsDone) Assert.True(_time.AdvanceToNext());
        Assert.True(complete.IsSuccess);
        Assert.Equal(14.5, _time.Elapsed.TotalSeconds);
        Assert.Equal(new StreamRange(0, 10), camera.CollectStreamAssets().OfType<StreamDatum>().Single().Indices);
    }

    [Fact]
    public void A_new_trigger_begins_a_new_exposure()
    {
        var camera = Staged(new Camera("cam", _writer, _time, new UidSource(1)) { Exposure = 2 * Second });
        var first = camera.Trigger();
        _time.Advance(Second);
        var second = camera.Trigger();
        Assert.True(first.IsSuccess);
        _time.Advance(Second);
        Assert.False(second.IsDone);
        _time.Advance(Second);
        Assert.True(second.IsSuccess);
        Assert.Equal(1, _writer.Stacks[0].Count);
    }

    [Fact]
    public async Task It_works_on_the_clock_of_the_system()
    {
        var camera = Staged(new Camera("cam", new StreamDataLogic(_writer, new UidSource(1), TimeProvider.System), TimeProvider.System, rows: 4, columns: 5) { Exposure = TimeSpan.FromMilliseconds(1) });
        await camera.Prepare(JsonObject.Of(("number_of_events", 30)));
        for (var flight = 0; flight < 3; flight++)
        {
            var before = _writer.Stacks[0].Count;
            await camera.Kickoff();
            await camera.Complete();
            Assert.Equal(before + 30, _writer.Stacks[0].Count);

            // One that is not completed, but ended by a trigger.
            await camera.Kickoff();
            await camera.Trigger();
        }

        await camera.Unstage();
    }

    private static T Staged<T>(T camera) where T : Detector
    {
        Assert.True(camera.Stage().IsSuccess);
        return camera;
    }

    private Status Measure(Camera camera)
    {
        var status = camera.Trigger();
        _time.Advance(camera.Exposure);
        return status;
    }

    private NdArray[] Images(int seed)
    {
        var camera = Staged(new Camera("cam", _writer, _time, new UidSource(seed), rows: 6, columns: 8, seed: seed));
        for (var i = 0; i < 3; i++) Assert.True(Measure(camera).IsSuccess);
        return [.. _writer.Stacks[^1].Frames];
    }

    private double MeanOf(double exposure, double gain)
    {
        var camera = Staged(new Camera("cam", _writer, _time, new UidSource(1)) { Exposure = TimeSpan.FromSeconds(exposure), Gain = gain });
        Assert.True(Measure(camera).IsSuccess);
        return _writer.Stacks[^1].Frames[0].AsSpan<ushort>().ToArray().Average(pixel => pixel);
    }

    private static int Brightest(NdArray frame, int row)
    {
        var pixels = frame[row].NdArrayOrNull!.AsSpan<ushort>();
        return pixels.IndexOf(pixels.ToArray().Max());
    }
}
