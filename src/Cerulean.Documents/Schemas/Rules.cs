namespace Cerulean.Documents.Schemas;

/// <summary>The words in which the documents' rules are written down.</summary>
internal static class Rules
{
    public static readonly Rule Anything = new KindRule(KindSet.Any);

    public static readonly Rule AnyObject = new KindRule(KindSet.Object);

    public static readonly Rule AnyArray = new KindRule(KindSet.Array);

    public static readonly Rule Text = new KindRule(KindSet.String);

    public static readonly Rule Number = new KindRule(KindSet.Number);

    public static readonly Rule Integer = new KindRule(KindSet.Integer);

    public static readonly Rule Null = new KindRule(KindSet.Null);

    public static readonly Rule Texts = new ListRule(Text);

    public static readonly Rule Metadata = new MetadataRule
    {
        Definition = "metadata",
        Description = "Anything; names in objects, at any depth but not within lists, are not empty and hold neither '.' nor '/'.",
    };

    /// <summary>A value of one of several kinds.</summary>
    public static Rule Kinds(KindSet kinds) => new KindRule(kinds);

    public static Rule OrNull(Rule rule) => new AnyOfRule(rule, Null);

    /// <summary>An object with any names.</summary>
    public static Rule Map(Rule values) => new ObjectRule { Others = values };

    public static Rule List(Rule items) => new ListRule(items);

    public static Member Required(string name, Rule rule, string? description = null) => new(name, rule, IsRequired: true, description);

    public static Member Optional(string name, Rule rule, string? description = null) => new(name, rule, IsRequired: false, description);
}
