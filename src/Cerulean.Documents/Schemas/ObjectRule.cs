namespace Cerulean.Documents.Schemas;

/// <summary>An object with named members; at most 32 of them required.</summary>
internal sealed class ObjectRule : Rule
{
    private readonly Member[] _members;
    private readonly JsonKeys _names;
    private readonly uint[] _bits;
    private readonly string[] _required;
    private readonly uint _allRequired;
    private readonly bool _hasIntegers;

    public ObjectRule(params Member[] members)
    {
        _members = members;
        _required = [.. members.Where(member => member.IsRequired).Select(member => member.Name)];
        _allRequired = _required.Length == 0 ? 0 : uint.MaxValue >> (32 - _required.Length);
        _names = new JsonKeys([.. members.Select(member => member.Name)]);
        _bits = [.. members.Select(Bit)];
        _hasIntegers = Array.Exists(members, member => member.Rule.HasIntegers);
    }

    /// <summary>The rule for members without a name here; null where there must be none.</summary>
    public Rule? Others { get; init; } = Rules.Anything;

    /// <summary>If given: names are plain, and every member obeys this rule, those with a rule of their own too.</summary>
    public Rule? Every { get; init; }

    public override KindSet Kinds => KindSet.Object;

    public override bool HasIntegers => _hasIntegers || Others is { HasIntegers: true };

    public override bool Check(JsonValue value, Report? report)
    {
        if (value.ObjectOrNull is not { } json) return Reject(value, report);
        var found = 0u;
        var passes = true;
        var names = json.Names.Names;
        var values = json.Values;
        for (var i = 0; i < names.Length; i++)
        {
            passes &= CheckMember(names[i], values[i], ref found, report);
            if (!passes && report is null) return false;
        }

        return found == _allRequired ? passes : Incomplete(json, report);
    }

    public override bool Normalize(ref JsonValue value)
    {
        if (value.ObjectOrNull is not { } json) return false;
        JsonValue[]? values = null;
        for (var i = 0; i < json.Count; i++)
        {
            var known = _names.IndexOf(json.Names[i]);
            var rule = known >= 0 ? _members[known].Rule : Others;
            var normal = json.Values[i];
            if (rule is not { HasIntegers: true } || !rule.Normalize(ref normal)) continue;
            values ??= json.Values.ToArray();
            values[i] = normal;
        }

        if (values is null) return false;
        value = new JsonObject(json.Names, values);
        return true;
    }

    public override IEnumerable<(string Keyword, JsonValue Value)> Keywords(SchemaText schema)
    {
        yield return ("type", "object");
        var properties = _members.Select(member => (member.Name, schema.Of(member.Rule, member.Description)));
        if (_members.Length > 0) yield return ("properties", JsonObject.Of([.. properties]));
        if (_required.Length > 0) yield return ("required", JsonValue.FromStrings(_required));
        if (Every is not null) yield return ("patternProperties", JsonObject.Of((MetadataRule.NamePattern, schema.Of(Every))));
        if (Every is not null || Others is null) yield return ("additionalProperties", false);
        else if (!ReferenceEquals(Others, Rules.Anything)) yield return ("additionalProperties", schema.Of(Others));
    }

    private uint Bit(Member member) => member.IsRequired ? 1u << Array.IndexOf(_required, member.Name) : 0;

    private bool CheckMember(string name, JsonValue value, ref uint found, Report? report)
    {
        var passes = true;
        var rule = Others;
        var known = _names.IndexOf(name);
        if (known >= 0)
        {
            rule = _members[known].Rule;
            found |= _bits[known];
        }

        if (rule is null)
        {
            report?.Add($"the unknown member {((JsonValue)name).Describe()}", $"only {_names}");
            return false;
        }

        if (Every is not null && !MetadataRule.IsPlain(name))
        {
            MetadataRule.RejectName(name, report);
            passes = false;
        }

        report?.Enter(name);
        passes &= rule.Check(value, report);
        if (Every is not null) passes &= Every.Check(value, report);
        report?.Leave();
        return passes;
    }

    private bool Incomplete(JsonObject json, Report? report)
    {
        report?.Add(
            $"an object without {string.Join(", ", _required.Where(name => !json.ContainsKey(name)).Select(name => $"'{name}'"))}",
            $"one with {string.Join(", ", _required)}");
        return false;
    }
}
