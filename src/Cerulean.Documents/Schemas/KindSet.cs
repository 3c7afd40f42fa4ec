namespace Cerulean.Documents.Schemas;

/// <summary>Kinds of JSON values as bits, in the order of <see cref="JsonKind"/>.</summary>
[Flags]
internal enum KindSet
{
    None = 0,
    Null = 1 << JsonKind.Null,
    Boolean = 1 << JsonKind.Boolean,
    Integer = 1 << JsonKind.Integer,
    Float = 1 << JsonKind.Float,
    String = 1 << JsonKind.String,
    Array = 1 << JsonKind.Array,
    Object = 1 << JsonKind.Object,

    /// <summary>JSON Schema's number. Integer alone is JSON Schema's integer, which takes integral floats too.</summary>
    Number = Integer | Float,
    Any = (1 << (JsonKind.Object + 1)) - 1,
}
