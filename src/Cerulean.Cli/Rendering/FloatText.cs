using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>How the floats of one column are shown: with so many decimals, or in significant digits where that would hide them.</summary>
internal readonly struct FloatText
{
    private const int MostDecimals = 6;
    private const double TooLarge = 1e10;

    private readonly string? _format;
    private readonly double _smallest;

    private FloatText(int? decimals)
    {
        _format = decimals is { } known ? $"F{known}" : null;
        _smallest = decimals is { } digits ? Math.Pow(10, -digits) : 0;
    }

    /// <summary>As many decimals as the data key asks for, else as the values need, up to six.</summary>
    public static FloatText Of(IEnumerable<JsonValue> values, long? precision)
    {
        if (precision is >= 0 and <= 15) return new FloatText((int)precision);
        var decimals = 1;
        foreach (var value in values)
        {
            if (value.Kind != JsonKind.Float || !double.IsFinite(value.AsDouble())) continue;
            var size = Math.Abs(value.AsDouble());
            if (size >= TooLarge) return new FloatText(null);
            while (decimals < MostDecimals && !IsWhole(size * Math.Pow(10, decimals))) decimals++;
        }

        return new FloatText(decimals);
    }

    public string Show(double value)
    {
        var size = Math.Abs(value);
        var fits = _format is not null && double.IsFinite(value) && (size == 0 || (size >= _smallest && size < 1e15));
        return value.ToString(fits ? _format : "G7", CultureInfo.InvariantCulture);
    }

    private static bool IsWhole(double number) => Math.Abs(number - Math.Round(number)) <= 1e-9 * Math.Max(1, number);
}
