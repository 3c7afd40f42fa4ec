namespace Cerulean.Documents.Schemas;

/// <summary>Anything; but names in objects, at any depth, are not empty and hold neither '.' nor '/'. Lists are not looked into.</summary>
internal sealed class MetadataRule : Rule
{
    /// <summary>The rule for one name, as <see cref="IsPlain"/> applies it.</summary>
    public const string NamePattern = "^([^./]+)$";

    public override KindSet Kinds => KindSet.Any;

    public static bool IsPlain(string name) => name.Length > 0 && !name.AsSpan().ContainsAny('.', '/');

    public static void RejectName(string name, Report? report) =>
        report?.Add($"the name {((JsonValue)name).Describe()}", "names that are not empty and hold neither '.' nor '/'");

    public override bool Check(JsonValue value, Report? report)
    {
        if (value.ObjectOrNull is not { } json) return true;
        var passes = true;
        var names = json.Names.Names;
        var values = json.Values;
        for (var i = 0; i < names.Length; i++)
        {
            if (!IsPlain(names[i]))
            {
                RejectName(names[i], report);
                passes = false;
            }

            report?.Enter(names[i]);
            passes &= Check(values[i], report);
            report?.Leave();
            if (!passes && report is null) return false;
        }

        return passes;
    }

    public override bool ChecksAll(DType elements) => true;

    public override IEnumerable<(string Keyword, JsonValue Value)> Keywords(SchemaText schema)
    {
        yield return ("patternProperties", JsonObject.Of((NamePattern, schema.Of(this))));
        yield return ("additionalProperties", false);
    }
}
