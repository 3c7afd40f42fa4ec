namespace Cerulean.Documents.Schemas;

/// <summary>One rule of a schema: it gives the verdict on a value, makes integers of integral floats, and writes itself as JSON Schema.</summary>
internal abstract class Rule
{
    /// <summary>Name under which a JSON Schema holds the rule once, for all places that use it; null: written in place.</summary>
    public string? Definition { get; init; }

    /// <summary>What the value means, for readers of the JSON Schema.</summary>
    public string? Description { get; init; }

    /// <summary>The kinds of values that may pass.</summary>
    public abstract KindSet Kinds { get; }

    /// <summary>What would pass, for messages.</summary>
    public virtual string Expected => KindRule.Names(Kinds);

    /// <summary>True where <see cref="Normalize"/> may change something.</summary>
    public virtual bool HasIntegers => false;

    /// <summary>The verdict. Without a report it stops at the first fault and allocates nothing.</summary>
    public abstract bool Check(JsonValue value, Report? report);

    /// <summary>True where every element of a vector of this type passes, so that none need be looked at.</summary>
    public virtual bool ChecksAll(DType elements) => false;

    /// <summary>Makes integers of integral floats in a value that passes; false where nothing had to change.</summary>
    public virtual bool Normalize(ref JsonValue value) => false;

    /// <summary>The keywords of JSON Schema that say the same.</summary>
    public abstract IEnumerable<(string Keyword, JsonValue Value)> Keywords(SchemaText schema);

    /// <summary>Reports a value that is not as expected.</summary>
    protected bool Reject(JsonValue value, Report? report)
    {
        report?.Add(value.Describe(), Expected);
        return false;
    }
}
