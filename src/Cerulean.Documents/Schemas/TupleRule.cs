namespace Cerulean.Documents.Schemas;

/// <summary>An array of a fixed length, each item with a rule of its own.</summary>
internal sealed class TupleRule(params Rule[] items) : Rule
{
    public override KindSet Kinds => KindSet.Array;

    public override string Expected => $"an array of {items.Length}";

    public override bool Check(JsonValue value, Report? report)
    {
        if (value.Kind != JsonKind.Array || value.Count != items.Length) return Reject(value, report);
        var passes = true;
        for (var i = 0; i < items.Length; i++)
        {
            report?.Enter(i);
            passes &= items[i].Check(value[i], report);
            report?.Leave();
        }

        return passes;
    }

    public override IEnumerable<(string Keyword, JsonValue Value)> Keywords(SchemaText schema)
    {
        yield return ("type", "array");
        yield return ("prefixItems", new JsonArray([.. items.Select(schema.Of)]));
        yield return ("minItems", items.Length);
        yield return ("maxItems", items.Length);
    }
}
