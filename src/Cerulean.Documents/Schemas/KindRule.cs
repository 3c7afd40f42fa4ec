using System.Numerics;

namespace Cerulean.Documents.Schemas;

/// <summary>A value of one of some kinds.</summary>
internal sealed class KindRule(KindSet kinds) : Rule
{
    private static readonly (KindSet Kinds, string Keyword, string Name)[] Types =
    [
        (KindSet.Object, "object", "an object"),
        (KindSet.Array, "array", "an array"),
        (KindSet.String, "string", "a string"),
        (KindSet.Number, "number", "a number"),
        (KindSet.Integer, "integer", "an integer"),
        (KindSet.Boolean, "boolean", "a boolean"),
        (KindSet.Null, "null", "null"),
    ];

    private readonly bool _integral = (kinds & KindSet.Number) == KindSet.Integer;

    public override KindSet Kinds => kinds;

    public override bool HasIntegers => _integral;

    public override bool Check(JsonValue value, Report? report) =>
        ((int)kinds & (1 << (int)value.Kind)) != 0 || (_integral && value.IsIntegral) || Reject(value, report);

    public override bool ChecksAll(DType elements) => (kinds & KindsOf(elements)) != KindSet.None;

    public override bool Normalize(ref JsonValue value)
    {
        if (!_integral || !value.IsFloat || !value.TryGetBigInteger(out BigInteger integer)) return false;
        value = integer;
        return true;
    }

    public override IEnumerable<(string Keyword, JsonValue Value)> Keywords(SchemaText schema)
    {
        var types = TypesOf(kinds).Select(type => type.Keyword).ToArray();
        if (kinds != KindSet.Any) yield return ("type", types.Length == 1 ? types[0] : JsonValue.FromStrings(types));
    }

    /// <summary>The kinds in words, such as "a string or null".</summary>
    public static string Names(KindSet kinds)
    {
        var names = TypesOf(kinds).Select(type => type.Name).ToArray();
        return names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} or {names[^1]}";
    }

    private static IEnumerable<(KindSet Kinds, string Keyword, string Name)> TypesOf(KindSet kinds) =>
        Types.Where(type => (kinds & type.Kinds) == type.Kinds && !(type.Kinds == KindSet.Integer && kinds.HasFlag(KindSet.Float)));

    private static KindSet KindsOf(DType elements) => elements.Kind switch
    {
        'f' => KindSet.Float,
        'i' or 'u' or 'M' or 'm' => KindSet.Integer,
        'b' => KindSet.Boolean,
        'S' or 'U' => KindSet.String,
        'c' => KindSet.Array,
        _ => KindSet.None,
    };
}
