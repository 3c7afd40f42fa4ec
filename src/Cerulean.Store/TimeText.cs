using System.Globalization;
using System.Text.RegularExpressions;

namespace Cerulean.Store;

/// <summary>
/// A time as people write it is a span: '2026' is a year, '2026-01-05 13:00' a minute. Without an offset it is local in a zone:
/// what a clock that goes forward leaves out is the moment of the change; of what it shows twice, the first counts.
/// </summary>
public readonly partial record struct TimeText
{
    /// <summary>What is expected where a time is read, for messages.</summary>
    public const string Expected = "expected a time such as '2026', '2026-01', '2026-01-05', '2026-01-05 13:00', '2026-01-05 13:00:30.5' or '2026-01-05T13:00:30+01:00', or Unix seconds without quotes";

    private TimeText(DateTimeOffset first, DateTimeOffset end) => (First, End) = (first, end);

    /// <summary>The first moment.</summary>
    public DateTimeOffset First { get; }

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset End { get; }

    /// <summary>The first moment in Unix seconds.</summary>
    public double FirstSeconds => Seconds(First);

    /// <summary>The first moment after it in Unix seconds.</summary>
    public double EndSeconds => Seconds(End);

    /// <summary>Reads a time.</summary>
    public static bool TryParse(string text, TimeZoneInfo zone, out TimeText time)
    {
        time = default;
        var match = Form().Match(text);
        if (!match.Success) return false;
        try
        {
            var local = new DateTime(Part("y", 1), Part("mo", 1), Part("d", 1), Part("h", 0), Part("mi", 0), Part("s", 0), DateTimeKind.Unspecified);
            local = local.AddTicks(Part("f", 0) * Unit(match));
            time = match.Groups["h"].Success ? OfClock(local, match, zone) : new TimeText(At(local, zone), NextDay(local, match) is { } next ? At(next, zone) : DateTimeOffset.MaxValue);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }

        int Part(string name, int absent) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : absent;
    }

    /// <summary>How the time at a path compares: before, within or after the span.</summary>
    internal Query Compare(MetadataPath path, string sign) => sign switch
    {
        "<" => Before(path, FirstSeconds),
        "<=" => Before(path, EndSeconds),
        ">" => Since(path, EndSeconds),
        ">=" => Since(path, FirstSeconds),
        _ => Since(path, FirstSeconds) & Before(path, EndSeconds),
    };

    private static ComparedQuery Before(MetadataPath path, double time) => new(path, Comparison.Less, time);

    private static ComparedQuery Since(MetadataPath path, double time) => new(path, Comparison.GreaterOrEqual, time);

    private static double Seconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond;

    // A minute, a second, or the last given digit of one.
    private static TimeText OfClock(DateTime local, Match match, TimeZoneInfo zone)
    {
        var first = match.Groups["offset"].Success
            ? new DateTimeOffset(local, Offset(match)).ToUniversalTime()
            : At(local, zone);
        return new TimeText(first, first.AddTicks(match.Groups["s"].Success ? Unit(match) : TimeSpan.TicksPerMinute));
    }

    private static TimeSpan Offset(Match match) => match.Groups["sign"].Success
        ? new TimeSpan(int.Parse(match.Groups["oh"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["om"].ValueSpan, CultureInfo.InvariantCulture), 0)
            * (match.Groups["sign"].Value == "-" ? -1 : 1)
        : TimeSpan.Zero;

    private static long Unit(Match match)
    {
        var unit = TimeSpan.TicksPerSecond;
        for (var digits = match.Groups["f"].Length; digits > 0; digits--) unit /= 10;
        return unit;
    }

    // Null behind the last day of all.
    private static DateTime? NextDay(DateTime local, Match match) =>
        local.Year == 9999 && (local.Month == 12 || !match.Groups["mo"].Success) && (local.Day == 31 || !match.Groups["d"].Success) ? null
        : match.Groups["d"].Success ? local.AddDays(1) : match.Groups["mo"].Success ? local.AddMonths(1) : local.AddYears(1);

    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local)) local = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    [GeneratedRegex(
        @"^\s*(?<y>[0-9]{4})(-(?<mo>[0-9]{2})(-(?<d>[0-9]{2})([ T](?<h>[0-9]{2}):(?<mi>[0-9]{2})(:(?<s>[0-9]{2})(\.(?<f>[0-9]{1,7}))?)?\s*(?<offset>Z|(?<sign>[+-])(?<oh>[0-9]{2}):?(?<om>[0-9]{2}))?)?)?)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
