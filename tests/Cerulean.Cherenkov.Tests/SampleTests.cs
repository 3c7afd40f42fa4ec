using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Simtel;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Samples and sums with everything that can be left out of them.</summary>
public sealed class SampleTests
{
    private const int Telescope = 5 << 12;

    // One byte, one and two, all lengths up to three bytes; whatever stands where a block of 64 bytes ends.
    [Theory]
    [InlineData(1, 7, 63)]
    [InlineData(25, 400, 60)]
    [InlineData(40, 300, 200)]
    [InlineData(41, 200, 4000)]
    [InlineData(30, 300, 60_000)]
    [InlineData(128, 30, 8190)]
    public void Differences_of_any_size(int samples, int pixels, int spread)
    {
        var random = new Random(spread);
        var expected = new ushort[pixels * samples];
        for (var i = 0; i < expected.Length; i++) expected[i] = (ushort)random.Next(random.Next(10) == 0 ? spread : Math.Min(spread, 100));
        using var read = ConfigurationVersionTests.Decode(false, 2013, 3, Telescope, content =>
        {
            content.Int32(pixels).Int16(1).Int16(samples);
            foreach (var row in expected.Chunk(samples)) content.Differences(Array.ConvertAll(row, sample => (int)sample));
        }, ADCSamples.Read);
        Assert.Equal(5, read.TelId);
        Assert.Equal(expected, read.Waveform.Values.ToArray());
    }

    [Fact]
    public void Every_cut_of_differences_is_found()
    {
        var whole = new EventIOWriter().Object(2013, 3, Telescope, content =>
        {
            content.Int32(8).Int16(1).Int16(40);
            for (var pixel = 0; pixel < 8; pixel++) content.Differences([.. Enumerable.Range(0, 40).Select(i => (i * 37 % 150) + 300)]);
        }).ToArray();
        for (var missing = 1; missing < 100; missing++)
        {
            Assert.Throws<EventIOException>(() => ConfigurationVersionTests.Decode(false, 2013, 3, Telescope, content => content.Write(whole.AsSpan()[16..^missing]), ADCSamples.Read));
        }
    }

    [Theory]
    [InlineData(0, (2 << 23) | (3 << 12) | (5 << 25))]
    [InlineData(1, (1 << 24) | (3 << 12) | (5 << 25))]
    [InlineData(2, Telescope)]
    public void Samples_of_old_versions(int version, int id)
    {
        using var read = ConfigurationVersionTests.Decode(version == 1, 2013, version, id, content =>
        {
            if (version >= 2) content.Int32(3).Int16(2);
            content.Int16(2).Array<ushort>(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 60_000);
        }, ADCSamples.Read);
        Assert.Equal((5, 2, 3, 2, 60_000), (read.TelId, read.Waveform.Channels, read.Waveform.Pixels, read.Waveform.Samples, read.Waveform.Trace(1, 2)[1]));
    }

    [Fact]
    public void Samples_of_pixels_with_a_signal()
    {
        using var read = ConfigurationVersionTests.Decode(false, 2013, 3, Telescope | 1, content => content.Int32(5).Int16(2).Int16(2)
            .VarInt(2).VarInt(-2).VarInt(3).VarInt(4)
            .Differences(1, 2).Differences(3, 4).Differences(5, 6).Differences(11, 12).Differences(13, 14).Differences(15, 16), ADCSamples.Read);
        Assert.Equal([0, 0, 1, 2, 0, 0, 3, 4, 5, 6], read.Waveform.Channel(0).ToArray());
        Assert.Equal([0, 0, 11, 12, 0, 0, 13, 14, 15, 16], read.Waveform.Channel(1).ToArray());
    }

    [Fact]
    public void Samples_of_the_low_gain_where_it_is_needed()
    {
        using var read = ConfigurationVersionTests.Decode(true, 2013, 4, Telescope | 0x21, content => content.Int32(4).Int16(2).Int16(1)
            .VarInt(1).VarInt(1).VarInt(2).VarInt(1).VarInt(-3).VarInt(100).VarInt(200).VarInt(20), ADCSamples.Read);
        Assert.Equal([0, 100, 200, 0, 0, 0, 20, 0], read.Waveform.Values.ToArray());
    }

    // Of twenty pixels four have a signal; of these two need a low gain, and one fits a byte.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    public void Sums_in_all_modes(int suppression, int reduction)
    {
        foreach (var version in new[] { 2, 3, 4 })
        {
            var made = new MadeSums(suppression, reduction, version);
            using var read = ConfigurationVersionTests.Decode(version == 3, 2012, version, Telescope | (reduction << 5) | suppression, made.Write, ADCSums.Read);
            Assert.Equal(made.High, read.Sums.Channel(0).ToArray());
            Assert.Equal(made.Low, read.Sums.Channel(1).ToArray());
        }
    }

    [Fact]
    public void What_is_not_known_is_not_supported()
    {
        Assert.False(ADCSums.Supports(new EventIOHeader { Version = 3, Id = 3 }));
        Assert.False(ADCSums.Supports(new EventIOHeader { Version = 5 }));
        Assert.False(ADCSamples.Supports(new EventIOHeader { Version = 2, Id = 1 }));
        Assert.True(ADCSamples.Supports(new EventIOHeader { Version = 3, Id = 1 }));
    }

    [Fact]
    public void Counts_that_ask_for_too_much_take_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<EventIOException>(() => ConfigurationVersionTests.Decode(false, 2013, 3, 1, content => content.Int32(int.MaxValue).Int16(2).Int16(30_000).VarInt(0), ADCSamples.Read));
        Assert.Throws<EventIOException>(() => ConfigurationVersionTests.Decode(false, 2013, 3, 0, content => content.Int32(100_000).Int16(2).Int16(40), ADCSamples.Read));
        Assert.Throws<EventIOException>(() => ConfigurationVersionTests.Decode(false, 2012, 3, 2, content => content.Int32(-1).Int16(2), ADCSums.Read));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }
}
