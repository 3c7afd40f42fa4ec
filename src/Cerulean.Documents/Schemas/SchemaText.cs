namespace Cerulean.Documents.Schemas;

/// <summary>Writes a tree of rules as a JSON Schema; rules with a name of their own go to $defs.</summary>
internal sealed class SchemaText
{
    private readonly Dictionary<string, JsonValue> _definitions = [];

    /// <summary>The JSON Schema of a whole document.</summary>
    public static JsonObject Write(DocumentName name, Rule rule)
    {
        var schema = new SchemaText();
        var keywords = rule.Keywords(schema).ToArray();
        return JsonObject.Of([
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", name.ToText()),
            ("description", rule.Description),
            .. keywords,
            .. schema.Definitions()]);
    }

    /// <summary>The schema of a part: true where anything passes, a reference where the rule has a name.</summary>
    public JsonValue Of(Rule rule) => Of(rule, null);

    /// <summary>The schema of a part, with what it means in this place.</summary>
    public JsonValue Of(Rule rule, string? description)
    {
        if (rule.Definition is { } name)
        {
            Define(name, rule);
            return Describe(description, [("$ref", $"#/$defs/{name}")]);
        }

        var schema = Describe(description ?? rule.Description, rule.Keywords(this));
        return schema.Count == 0 ? true : schema;
    }

    private void Define(string name, Rule rule)
    {
        // Entered before it is written, for a rule that refers to itself.
        if (_definitions.TryAdd(name, default)) _definitions[name] = Describe(rule.Description, rule.Keywords(this));
    }

    private static JsonObject Describe(string? description, IEnumerable<(string Keyword, JsonValue Value)> keywords) =>
        JsonObject.Of(description is null ? [.. keywords] : [("description", description), .. keywords]);

    private IEnumerable<(string Keyword, JsonValue Value)> Definitions()
    {
        if (_definitions.Count == 0) yield break;
        var sorted = _definitions.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value));
        yield return ("$defs", JsonObject.Of([.. sorted]));
    }
}
