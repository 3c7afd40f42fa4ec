using System.Globalization;

namespace Cerulean.Cherenkov.Events;

/// <summary>A time to the nanosecond: nanoseconds since 1970 in UTC, without leap seconds.</summary>
public readonly record struct UtcTime(long Nanoseconds) : IComparable<UtcTime>
{
    private const long PerSecond = 1_000_000_000;

    /// <summary>A time from seconds since 1970 and nanoseconds.</summary>
    public static UtcTime From(long seconds, long nanoseconds) => new((seconds * PerSecond) + nanoseconds);

    /// <summary>Seconds since 1970; exact to a quarter of a microsecond only.</summary>
    public double Seconds => Nanoseconds / (double)PerSecond;

    /// <inheritdoc/>
    public int CompareTo(UtcTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Such as 2022-10-27T10:49:20.979024000.</summary>
    public override string ToString()
    {
        var (seconds, rest) = Math.DivRem(Nanoseconds, PerSecond);
        if (rest < 0) (seconds, rest) = (seconds - 1, rest + PerSecond);
        return string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.FromUnixTimeSeconds(seconds):yyyy-MM-ddTHH:mm:ss}.{rest:000000000}");
    }

    /// <summary>Earlier.</summary>
    public static bool operator <(UtcTime left, UtcTime right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Later.</summary>
    public static bool operator >(UtcTime left, UtcTime right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Not later.</summary>
    public static bool operator <=(UtcTime left, UtcTime right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(UtcTime left, UtcTime right) => left.Nanoseconds >= right.Nanoseconds;
}
