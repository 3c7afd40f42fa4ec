using System.Globalization;
using System.Text;

namespace Cerulean.Cli;

/// <summary>Texts as a person reads them.</summary>
internal static class Words
{
    /// <summary>The same text on one line, without characters that steer a terminal.</summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.AsSpan().ContainsAnyInRange('\x7f', '\x9f')) return text;
        var safe = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (letter is '\n' or '\r' or '\t') safe.Append(' ');
            else if (char.IsControl(letter)) safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else safe.Append(letter);
        }

        return safe.ToString();
    }

    /// <summary>"1 run", "2 runs".</summary>
    public static string Count(long count, string thing) => $"{Number(count)} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>A number with spaces between thousands.</summary>
    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>A number of bytes: "1.5 MB".</summary>
    public static string Size(long bytes)
    {
        const double step = 1000;
        if (bytes < step) return $"{bytes} B";
        var (value, unit) = (bytes / step, 0);
        for (; value >= step && unit < 3; unit++) value /= step;
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {"kMGT"[unit]}B");
    }

    /// <summary>Unix seconds as ISO local time; the number itself where it is no time.</summary>
    public static string LocalTime(double seconds, TimeZoneInfo zone, string format = "yyyy-MM-dd HH:mm:ss")
    {
        const double first = -62135596800, last = 253402300799;
        if (!(seconds > first + 86400 && seconds < last - 86400)) return seconds.ToString(CultureInfo.InvariantCulture);
        return TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddSeconds(seconds), zone).ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A length of time.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 0 or double.NaN => "–",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):0} min {Math.Floor(seconds % 60):0} s"),
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 3600):0} h {Math.Floor(seconds % 3600 / 60):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
    };
}
