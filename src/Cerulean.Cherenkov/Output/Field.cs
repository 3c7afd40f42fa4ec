using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>A key of the events of a stream, and where its value comes from.</summary>
/// <param name="Name">Name, as ctapipe calls it.</param>
/// <param name="Type">Kind of the value.</param>
/// <param name="Units">Unit; null where there is none.</param>
/// <param name="Description">What it is.</param>
/// <param name="Value">Its value in a row.</param>
internal sealed record Field<T>(string Name, DataKeyType Type, string? Units, string Description, Func<T, JsonValue> Value)
{
    // A list has as many elements as it likes.
    private static readonly long?[] Any = [null];

    /// <summary>A number with a fraction.</summary>
    public static Field<T> Number(string name, string? units, string description, Func<T, double> value) => new(name, DataKeyType.Number, units, description, row => value(row));

    /// <summary>An integer.</summary>
    public static Field<T> Integer(string name, string? units, string description, Func<T, long> value) => new(name, DataKeyType.Integer, units, description, row => value(row));

    /// <summary>What a descriptor says of it.</summary>
    public DataKey KeyOf(string device)
    {
        var isList = Type == DataKeyType.Array;
        return DataKey.FromJson(JsonObject.Of(
            ("source", $"simtel:{Name}"),
            ("dtype", Type.ToString().ToLowerInvariant()),
            ("shape", isList ? new JsonArray([.. Any.Select(_ => JsonValue.Null)]) : JsonArray.Empty),
            ("units", Units),
            ("object_name", device),
            ("description", Description)));
    }
}
