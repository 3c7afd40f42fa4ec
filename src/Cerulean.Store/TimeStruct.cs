using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>What becomes of the times of a table. Without one they stay Unix seconds.</summary>
/// <param name="ConvertTimes">
/// Makes instants of them: datetime64[ns] in UTC, rounded to the nearest nanosecond; no time, or one that is not finite, is NaT. A double holds the time of our days to some 0.2 µs.
/// </param>
/// <param name="Timezone">The zone to localize to.</param>
/// <param name="LocalizeTimes">
/// Makes them what a clock in the zone showed: from UTC to the zone, and the zone forgotten. Where clocks are put back an hour comes twice. Needs ConvertTimes.
/// </param>
public sealed record TimeStruct(bool ConvertTimes, TimeZoneInfo? Timezone = null, bool LocalizeTimes = false)
{
    private const long NotATime = long.MinValue;
    private const long PerSecond = 1_000_000_000;
    private const double Most = long.MaxValue / PerSecond;

    private static readonly DType Instants = DType.Parse("<M8[ns]");

    /// <summary>A time zone by its name, such as Europe/Berlin.</summary>
    /// <exception cref="StoreException">The system knows no such zone.</exception>
    public static TimeZoneInfo Zone(string name)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            throw new StoreException(
                $"Found the time zone '{name}', expected the name of one that this system knows, such as Europe/Berlin or UTC. If it should, install the data of time zones (Debian: tzdata).", error);
        }
    }

    /// <summary>A column of times as this asks for them.</summary>
    /// <exception cref="StoreException">A time is beyond what nanoseconds reach: the years 1678 to 2261.</exception>
    internal Column Of(Column seconds)
    {
        if (!ConvertTimes) return seconds;
        var instants = new long[seconds.Count];
        if (seconds is ArrayColumn { Array: { Rank: 1 } array } && array.DType == DType.Float64)
        {
            var values = array.AsSpan<double>();
            for (var i = 0; i < instants.Length; i++) instants[i] = Of(values[i]);
        }
        else
        {
            for (var i = 0; i < instants.Length; i++) instants[i] = seconds[i].TryGetDouble(out var time) ? Of(time) : NotATime;
        }

        return new ArrayColumn(new NdArray(Instants, [instants.Length], MemoryMarshal.AsBytes(instants.AsSpan()).ToArray()));
    }

    private long Of(double seconds)
    {
        if (!double.IsFinite(seconds)) return NotATime;
        if (Math.Abs(seconds) >= Most) throw new StoreException($"The time {seconds:R} is none that nanoseconds reach, in the years 1678 to 2261: read the table without a TimeStruct.");
        // Whole seconds apart, so that the product keeps all digits of the fraction.
        var whole = Math.Floor(seconds);
        var instant = ((long)whole * PerSecond) + (long)Math.Round((seconds - whole) * PerSecond);
        return LocalizeTimes && Timezone is not null ? instant + OffsetAt((long)whole) : instant;
    }

    private long OffsetAt(long seconds) => Timezone!.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(seconds)).Ticks * 100;
}
