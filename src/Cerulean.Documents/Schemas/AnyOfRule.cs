namespace Cerulean.Documents.Schemas;

/// <summary>A value that obeys at least one of some rules.</summary>
internal sealed class AnyOfRule(params Rule[] choices) : Rule
{
    public override KindSet Kinds { get; } = choices.Aggregate(KindSet.None, (kinds, rule) => kinds | rule.Kinds);

    public override bool HasIntegers { get; } = Array.Exists(choices, rule => rule.HasIntegers);

    public override bool Check(JsonValue value, Report? report)
    {
        foreach (var rule in choices)
        {
            if (rule.Check(value, null)) return true;
        }

        if (report is not null) Explain(value, report);
        return false;
    }

    public override bool Normalize(ref JsonValue value)
    {
        foreach (var rule in choices)
        {
            if (rule.Check(value, null)) return rule.Normalize(ref value);
        }

        return false;
    }

    public override IEnumerable<(string Keyword, JsonValue Value)> Keywords(SchemaText schema)
    {
        yield return ("anyOf", new JsonArray([.. choices.Select(schema.Of)]));
    }

    // Of the rules for this kind of value the one with the fewest faults is most likely meant.
    private void Explain(JsonValue value, Report report)
    {
        Report? fewest = null;
        foreach (var rule in choices)
        {
            if (((int)rule.Kinds & (1 << (int)value.Kind)) == 0) continue;
            var attempt = report.Attempt();
            rule.Check(value, attempt);
            if (fewest is null || attempt.Count < fewest.Count) fewest = attempt;
        }

        if (fewest is null) Reject(value, report);
        else report.Take(fewest);
    }
}
