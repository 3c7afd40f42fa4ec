using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Devices.Tests;

public sealed class PointDetectorTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [DataFact]
    public async Task It_gives_the_values_of_the_golden_scan()
    {
        var motor = new SimulatedMotor("motor", _time);
        var det = new PointDetector("det", motor, _time);
        foreach (var row in Golden.Of(Golden.Lines("scan_1motor.jsonl")).OfType<Event>())
        {
            await motor.Set(row.Data["motor"]);
            await det.Trigger();
            Assert.Equal(row.Data["det"].AsDouble(), (await det.ReadAsync())["det"].Value.AsDouble(), 1e-15);
        }
    }

    [DataFact]
    public async Task It_is_described_as_in_the_golden_count()
    {
        var golden = Golden.Of(Golden.Lines("count_3det.jsonl")).OfType<EventDescriptor>().Single();
        var det = new PointDetector("det", null, _time);
        Assert.Equal(golden.Configuration!["det"].AsObject()["data"].AsObject().Names, (await det.ReadConfigurationAsync()).Names);
        Assert.Equal(golden.Hints!["det"].AsObject(), det.Hints);
        Assert.Equal(golden.DataKeys["det"].Precision, (await det.DescribeAsync())["det"].Precision);
        Assert.Equal("none", (await det.ReadConfigurationAsync())["det_noise"].Value);
        Assert.Equal(["none", "poisson", "uniform"], (await det.DescribeConfigurationAsync())["det_noise"].Choices);
    }

    [Fact]
    public void Uniform_noise_stays_within_its_multiplier_and_fills_it()
    {
        var values = Measure(new PointDetector("det", null, _time, seed: 1) { Imax = 2, Noise = Noise.uniform, NoiseMultiplier = 0.1 });
        Assert.InRange(values.Min(), 1.9, 1.91);
        Assert.InRange(values.Max(), 2.09, 2.1);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(400)]
    [InlineData(1e6)]
    public void Poisson_noise_has_the_mean_and_the_variance_of_its_value(double mean)
    {
        var values = Measure(new PointDetector("det", null, _time, seed: 1) { Imax = mean, Noise = Noise.poisson });
        Assert.All(values, value => Assert.Equal(Math.Round(value), value));
        // Five standard deviations of a mean of 4,000 values.
        Assert.InRange(values.Average(), mean - (5 * Math.Sqrt(mean / 4000)), mean + (5 * Math.Sqrt(mean / 4000)));
        Assert.InRange(values.Average(value => (value - mean) * (value - mean)), 0.85 * mean, 1.15 * mean);
    }

    [Fact]
    public void A_seed_gives_the_same_values_again()
    {
        double[] Of(int seed) => Measure(new PointDetector("det", null, _time, seed) { Noise = Noise.uniform });
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    [Fact]
    public async Task A_measurement_takes_its_exposure()
    {
        var motor = new SimulatedMotor("motor", _time);
        var det = new PointDetector("det", motor, _time) { Exposure = TimeSpan.FromSeconds(2), Center = 5, Imax = 3 };
        var status = det.Trigger();
        _time.Advance(TimeSpan.FromSeconds(1));
        await motor.Set(5);
        Assert.False(status.IsDone);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(status.IsSuccess);
        Assert.Equal((3.0, 2.0), ((await det.ReadAsync())["det"].Value, (await det.ReadAsync())["det"].Timestamp));
    }

    [Fact]
    public async Task A_new_configuration_counts_from_the_next_measurement_on()
    {
        var det = new PointDetector("det", null, _time);
        await det.ConfigureAsync(JsonObject.Of(("det_Imax", 7), ("det_noise", "none")));
        Assert.Equal(7, Measure(det)[0]);
        await Assert.ThrowsAsync<LimitException>(async () => await det.ConfigureAsync(JsonObject.Of(("det_noise", "pink"))));
    }

    private static double[] Measure(PointDetector det) => [.. Enumerable.Range(0, 4000).Select(_ => det.Trigger().IsSuccess ? det.Value : double.NaN)];
}
