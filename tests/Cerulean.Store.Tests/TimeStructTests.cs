using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Times of tables as instants and as clocks showed them.</summary>
public sealed class TimeStructTests : IDisposable
{
    private static readonly TimeZoneInfo Berlin = TimeStruct.Zone("Europe/Berlin");

    private readonly StoreFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Without_a_struct_times_are_unix_seconds_and_with_one_instants()
    {
        double[] times = [0, 1768469401.125, -1.5, 1e-9, 253402300799 / 100.0];
        Assert.Equal(times, Read(times, null).AsSpan<double>().ToArray());
        Assert.Equal(times, Read(times, new TimeStruct(false, Berlin, true)).AsSpan<double>().ToArray());
        // The last one is the nanosecond next to what the double holds, 2534023007.9899997711….
        Assert.Equal([0, 1768469401_125000000, -1_500000000, 1, 2534023007_989999771], Instants(times, new TimeStruct(true)));
        Assert.Equal("<M8[ns][5]", ((ArrayColumn)Read(times, new TimeStruct(true))).Array.ToString());
    }

    [Fact]
    public void What_is_no_time_is_not_a_time_and_what_is_too_far_is_told()
    {
        Assert.Equal([long.MinValue, long.MinValue, 0], Instants([double.NaN, double.PositiveInfinity, 0], new TimeStruct(true)));
        Assert.Contains("without a TimeStruct", Assert.Throws<StoreException>(() => Instants([1e12], new TimeStruct(true))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_spring_an_hour_is_missing_and_in_autumn_one_comes_twice()
    {
        // 2026-03-29 and 2026-10-25, 00:30 and 01:30 UTC.
        string[] expected = ["2026-03-29 01:30", "2026-03-29 03:30", "2026-10-25 02:30", "2026-10-25 02:30", "2026-10-25 03:30"];
        double[] times = [1774744200, 1774747800, 1792888200, 1792891800, 1792895400];
        Assert.Equal(expected, Instants(times, new TimeStruct(true, Berlin, true)).Select(Text));
        Assert.Equal(times, Instants(times, new TimeStruct(true, Berlin, false)).Select(time => time / 1e9));
    }

    [Fact]
    public void A_zone_that_the_system_does_not_know_is_told() =>
        Assert.Contains("tzdata", Assert.Throws<StoreException>(() => TimeStruct.Zone("Europe/Atlantis")).Message, StringComparison.Ordinal);

    private static string Text(long nanoseconds) =>
        DateTime.UnixEpoch.AddTicks(nanoseconds / 100).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private long[] Instants(double[] times, TimeStruct asked) => [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(((ArrayColumn)Read(times, asked)).Array.Data.Span)];

    // The timestamps of a field go the same way as the times of rows.
    private Column Read(double[] times, TimeStruct? asked)
    {
        var uid = $"times-{Guid.NewGuid()}";
        Document[] run =
        [
            .. Golden.Of($$"""["start", {"uid": "{{uid}}", "time": 1}]""", Samples.Descriptor(uid, "d", keys: "x")),
            .. times.Select((time, i) => new Event
            {
                Uid = $"e{i}",
                Descriptor = "d",
                SeqNum = i + 1,
                Time = time,
                Data = JsonObject.Of(("x", i)),
                Timestamps = JsonObject.Of(("x", time)),
            }),
            .. Golden.Of(Samples.Stop(uid)),
        ];
        _file.Ingest(run);
        var table = new EventSource(_file.Store).Table(_file.Find(uid), options: new TableOptions { Timestamps = true, TimeStruct = asked });
        Assert.Equal(table["time"], table["ts_x"]);
        return table["time"];
    }
}
