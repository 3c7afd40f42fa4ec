namespace Cerulean.Documents;

/// <summary>What a <see cref="JsonValue"/> is. Integers and floats are different kinds: 1 is not 1.0.</summary>
public enum JsonKind
{
    /// <summary>JSON null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>An integer of any length.</summary>
    Integer,

    /// <summary>A 64-bit float, NaN and the infinities included.</summary>
    Float,

    /// <summary>A text.</summary>
    String,

    /// <summary>A list of values, or an <see cref="NdArray"/>.</summary>
    Array,

    /// <summary>An ordered map of names to values.</summary>
    Object,
}
