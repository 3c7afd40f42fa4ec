namespace Cerulean.Documents.Schemas;

/// <summary>An array whose items all obey one rule.</summary>
internal sealed class ListRule(Rule items) : Rule
{
    public override KindSet Kinds => KindSet.Array;

    public override bool HasIntegers => items.HasIntegers;

    public override bool Check(JsonValue value, Report? report)
    {
        if (value.Kind != JsonKind.Array) return Reject(value, report);
        if (ReferenceEquals(items, Rules.Anything)) return true;
        if (value.NdArrayOrNull is { } array && (array.Length == 0 || (array.Rank == 1 && items.ChecksAll(array.DType)))) return true;
        var passes = true;
        for (var i = 0; i < value.Count; i++)
        {
            report?.Enter(i);
            passes &= items.Check(value[i], report);
            report?.Leave();
            if (!passes && report is null) return false;
        }

        return passes;
    }

    public override bool Normalize(ref JsonValue value)
    {
        if (!items.HasIntegers || (value.NdArrayOrNull is { } array && array.DType.Kind != 'f')) return false;
        JsonValue[]? normal = null;
        for (var i = 0; i < value.Count; i++)
        {
            var item = value[i];
            if (!items.Normalize(ref item)) continue;
            normal ??= Items(value);
            normal[i] = item;
        }

        if (normal is null) return false;

        // What is a vector of integers now has to be held as one.
        value = Column.FromValues(normal).ToJson();
        return true;
    }

    public override IEnumerable<(string Keyword, JsonValue Value)> Keywords(SchemaText schema)
    {
        yield return ("type", "array");
        if (!ReferenceEquals(items, Rules.Anything)) yield return ("items", schema.Of(items));
    }

    private static JsonValue[] Items(JsonValue array) => [.. Enumerable.Range(0, array.Count).Select(index => array[index])];
}
