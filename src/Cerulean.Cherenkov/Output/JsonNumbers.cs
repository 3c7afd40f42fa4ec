using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>Numbers of a file as JSON.</summary>
internal static class JsonNumbers
{
    /// <summary>A number; what JSON has no word for is a text: nan, inf, -inf.</summary>
    public static JsonValue Of(double value) =>
        double.IsFinite(value) ? value : double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    /// <summary>A number, null where there is none.</summary>
    public static JsonValue OrNull(double value) => double.IsFinite(value) ? value : JsonValue.Null;

    /// <summary>A number with its unit.</summary>
    public static JsonObject Quantity(double value, string unit) => JsonObject.Of(("value", Of(value)), ("unit", unit));

    /// <summary>A list of numbers.</summary>
    public static JsonArray List(IEnumerable<double> values) => new([.. values.Select(Of)]);

    /// <summary>A list of numbers.</summary>
    public static JsonArray List(float[] values) => List(values.Select(value => (double)value));

    /// <summary>A number as the name of a member.</summary>
    public static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
