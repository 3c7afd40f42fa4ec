using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Finds the first place where two JSON values differ.</summary>
internal static class JsonDifference
{
    /// <summary>The place, and what stands there.</summary>
    public static string Of(JsonValue stored, JsonValue other) => Of(stored, other, "$");

    private static string Of(JsonValue stored, JsonValue other, string path)
    {
        if (stored.ObjectOrNull is { } left && other.ObjectOrNull is { } right)
        {
            foreach (var (name, value) in left)
            {
                if (!right.TryGetValue(name, out var there)) return $"has {path}.{name} in the store only";
                if (value != there) return Of(value, there, $"{path}.{name}");
            }

            if (right.Names.Names.ToArray().FirstOrDefault(name => !left.ContainsKey(name)) is { } extra) return $"has no {path}.{extra} in the store";
        }

        if (stored.Kind == JsonKind.Array && stored.Count == other.Count)
        {
            for (var i = 0; i < stored.Count; i++)
            {
                if (stored[i] != other[i]) return Of(stored[i], other[i], $"{path}[{i}]");
            }
        }

        return $"differs at {path}: {stored.Describe()} is stored, {other.Describe()} was found";
    }
}
