using Cerulean.Cherenkov.Calibration;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Tests;

/// <summary>R0 to R1, whatever the number of samples.</summary>
public sealed class R1CalibratorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(25)]
    [InlineData(40)]
    public void Each_sample_is_reduced_in_the_same_order(int samples)
    {
        using var item = Random(samples, 17);
        new R1Calibrator { SelectsGain = false }.Process(item);
        var calibration = item.Monitoring.Camera!;
        for (var i = 0; i < item.R0!.Waveform.Values.Length; i++)
            Assert.Equal((item.R0.Waveform.Values[i] - calibration.Pedestal[i / samples]) * calibration.Factor[i / samples], item.R1!.Waveform.Values[i]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(21)]
    public void A_single_sample_above_the_threshold_selects_the_low_gain(int samples)
    {
        for (var place = 0; place < samples; place++)
        {
            using var item = Random(samples, 2);
            item.R0!.Waveform.Trace(0, 1)[place] = 4001;
            new R1Calibrator { SelectsGain = true }.Process(item);
            Assert.Equal([0, 1], item.R1!.SelectedGainChannel!.Values.ToArray());
        }
    }

    [Fact]
    public void Sums_are_taken_as_one_sample()
    {
        using var item = Random(0, 2, new Waveform<uint>(2, 2, 1));
        uint[] sums = [100_000, 30, 40, 50];
        sums.CopyTo(item.R0!.Sums!.Values);
        new R1Calibrator { SelectsGain = true }.Process(item);
        var calibration = item.Monitoring.Camera!;
        Assert.Equal([(40 - calibration.Pedestal[2]) * calibration.Factor[2], (30 - calibration.Pedestal[1]) * calibration.Factor[1]], item.R1!.Waveform.Values.ToArray());
    }

    [Fact]
    public void A_calibration_of_another_camera_is_told()
    {
        using var item = Random(4, 3);
        item.R0 = new R0Camera(new Waveform<ushort>(2, 4, 4));
        Assert.Throws<InvalidDataException>(() => new R1Calibrator().Process(item));
    }

    private static TelescopeEvent Random(int samples, int pixels, Waveform<uint>? sums = null)
    {
        var (random, waveform) = (new Random(samples), new Waveform<ushort>(2, pixels, samples));
        foreach (ref var sample in waveform.Values) sample = (ushort)random.Next(4001);
        return new TelescopeEvent
        {
            Index = default,
            R0 = new R0Camera(waveform) { Sums = sums },
            Monitoring = new Monitoring
            {
                Camera = new CameraCalibration
                {
                    Channels = 2,
                    Pixels = pixels,
                    Pedestal = [.. Enumerable.Range(0, 2 * pixels).Select(_ => random.NextSingle() * 300)],
                    Factor = [.. Enumerable.Range(0, 2 * pixels).Select(_ => random.NextSingle())],
                    IsDisabled = new bool[pixels],
                },
            },
        };
    }
}
