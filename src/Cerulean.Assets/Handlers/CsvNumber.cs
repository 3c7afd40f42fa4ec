using System.Globalization;

namespace Cerulean.Assets.Handlers;

/// <summary>Numbers as people and programs write them in text files; what is missing is NaN.</summary>
internal static class CsvNumber
{
    public static bool TryFloat(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return true;
        var sign = text is ['-' or '+', ..] ? 1 : 0;
        if (text[sign..].Equals("inf", StringComparison.OrdinalIgnoreCase)) value = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        else if (text is "" or "NA" or "N/A" or "n/a" or "null" or "None") value = double.NaN;
        else return false;
        return true;
    }

    public static bool TryInteger(ReadOnlySpan<char> text, out Int128 value)
    {
        if (Int128.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value)) return true;
        // 3.0 and 1e3 are integers too.
        if (!TryFloat(text, out var number) || !double.IsInteger(number) || Math.Abs(number) > long.MaxValue) return false;
        value = (Int128)number;
        return true;
    }

    public static bool TryBoolean(ReadOnlySpan<char> text, out bool value)
    {
        text = text.Trim();
        value = text is "1" or "1.0" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text is "0" or "0.0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }
}
