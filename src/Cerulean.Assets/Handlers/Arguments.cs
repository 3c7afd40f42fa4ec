using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Reads what documents tell a handler; what is missing or wrong is told with its place.</summary>
internal readonly struct Arguments(JsonObject members, string place)
{
    public static Arguments OfResource(string spec, JsonObject kwargs) => new(kwargs, $"resource_kwargs of {spec}");

    public static Arguments OfDatum(string spec, JsonObject kwargs) => new(kwargs, $"datum_kwargs of {spec}");

    public static Arguments Of(StreamResource resource) => new(resource.Parameters, $"parameters of stream resource {resource.Uid}");

    public string Text(string name) => members.GetOrNull(name).StringOrNull ?? throw Wrong(name, "a text");

    /// <summary>The text, or null where there is no such member.</summary>
    public string? TextOrNull(string name) => members.GetOrNull(name).IsNull ? null : Text(name);

    public string Text(string name, string otherwise) => TextOrNull(name) ?? otherwise;

    /// <summary>An integer of at least a least one.</summary>
    public long Integer(string name, long least = 0) =>
        members.GetOrNull(name).TryGetInt64(out var value) && value >= least ? value : throw Wrong(name, $"an integer, {least} or more");

    public long Integer(string name, long least, long otherwise) => members.GetOrNull(name).IsNull ? otherwise : Integer(name, least);

    /// <summary>Lengths such as those of a shape; empty where there is no such member.</summary>
    public long[] Lengths(string name)
    {
        var list = members.GetOrNull(name);
        if (list.IsNull) return [];
        if (list.Kind != JsonKind.Array) throw Wrong(name, "a list of integers");
        var lengths = new long[list.Count];
        for (var i = 0; i < lengths.Length; i++)
        {
            if (!list[i].TryGetInt64(out lengths[i]) || lengths[i] < 0) throw Wrong(name, "a list of integers, 0 or more");
        }

        return lengths;
    }

    public AssetException Wrong(string name, string expected) =>
        new($"The {place}: found '{name}' {(members.TryGetValue(name, out var value) ? "as " + value.Describe() : "missing")}, expected {expected}.");
}
