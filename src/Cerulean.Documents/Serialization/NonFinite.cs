namespace Cerulean.Documents.Serialization;

/// <summary>How NaN and the infinities are written as JSON, which has no word for them.</summary>
public enum NonFinite
{
    /// <summary>As the bare tokens NaN, Infinity and -Infinity, as the field does.</summary>
    Tokens,

    /// <summary>As null.</summary>
    Null,
}
