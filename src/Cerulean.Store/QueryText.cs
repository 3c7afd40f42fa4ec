using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>Values as they stand in the text of a query.</summary>
internal static class QueryText
{
    public static string Of(JsonValue value) => value.StringOrNull is { } text ? Quote(text) : JsonText.ToString(value);

    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The value, if a query can have it: a text, a finite number, a boolean or null.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static JsonValue Scalar(JsonValue value) => value.Kind switch
    {
        JsonKind.Object or JsonKind.Array => throw new ArgumentException($"A query compares with texts, numbers, booleans and null, not with {value.Describe()}.", nameof(value)),
        JsonKind.Float when !double.IsFinite(value.AsDouble()) => throw new ArgumentException("A query compares with finite numbers.", nameof(value)),
        _ => value,
    };
}
