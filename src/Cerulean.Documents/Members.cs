using System.Globalization;

namespace Cerulean.Documents;

/// <summary>Typed access to the members of documents that are kept as their JSON, so that absent, empty and null stay different.</summary>
internal static class Members
{
    /// <summary>Typed members first, in their fixed order; the rest as it came.</summary>
    public static JsonObject Arrange(JsonObject json, JsonKeys order)
    {
        var sorted = new List<(string, JsonValue)>(json.Count);
        foreach (var name in order.Names)
        {
            if (json.TryGetValue(name, out var value)) sorted.Add((name, value));
        }

        var typed = sorted.Count;
        var inOrder = true;
        for (var i = 0; i < json.Count; i++)
        {
            if (order.Contains(json.Names[i])) inOrder &= i < typed && json.Names[i] == sorted[i].Item1;
            else sorted.Add((json.Names[i], json.Values[i]));
        }

        return inOrder ? json : JsonObject.Of([.. sorted]);
    }

    public static JsonObject Set(JsonObject json, JsonKeys order, string name, JsonValue value) => Arrange(json.With(name, value), order);

    /// <summary>Sets an optional member; null removes it.</summary>
    public static JsonObject SetOptional(JsonObject json, JsonKeys order, string name, JsonValue? value) =>
        value is { } given ? Set(json, order, name, given) : json.Without(name);

    // A null text or object is an absent member, not a JSON null.
    public static JsonObject SetOptional(JsonObject json, JsonKeys order, string name, string? value) =>
        value is null ? json.Without(name) : Set(json, order, name, value);

    public static JsonObject SetOptional(JsonObject json, JsonKeys order, string name, JsonObject? value) =>
        value is null ? json.Without(name) : Set(json, order, name, value);

    public static JsonObject SetOptional(JsonObject json, JsonKeys order, string name, IEnumerable<string>? value) =>
        value is null ? json.Without(name) : Set(json, order, name, JsonValue.FromStrings(value));

    public static JsonObject Free(JsonObject json, JsonKeys order) => json.Select(name => !order.Contains(name));

    public static JsonObject SetFree(JsonObject json, JsonKeys order, JsonObject free)
    {
        var result = json.Select(order.Contains);
        foreach (var (name, value) in free)
        {
            if (order.Contains(name)) throw new ArgumentException($"'{name}' is a member of its own, not free metadata.", nameof(free));
            result = result.With(name, value);
        }

        return result;
    }

    public static long? Integer(JsonObject json, string name) => json.TryGetValue(name, out var value) && value.TryGetInt64(out var number) ? number : null;

    public static JsonValue? Value(JsonObject json, string name) => json.TryGetValue(name, out var value) ? value : default(JsonValue?);

    public static string? Text(JsonObject json, string name) => json.GetOrNull(name).StringOrNull;

    public static JsonObject? Map(JsonObject json, string name) => json.GetOrNull(name).ObjectOrNull;

    public static IReadOnlyList<string>? Texts(JsonObject json, string name) =>
        json.TryGetValue(name, out var value) ? [.. Enumerable.Range(0, value.Count).Select(i => value[i].AsString())] : null;

    /// <summary>A 64-bit integer of a member that the schema knows to be an integer of any length.</summary>
    public static long RequireInt64(JsonValue value, string path) => value.TryGetInt64(out var number)
        ? number
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{path}: found {value.Describe()}, expected an integer of at most 64 bits."));
}
