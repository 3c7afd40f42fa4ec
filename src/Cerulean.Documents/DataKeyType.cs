namespace Cerulean.Documents;

/// <summary>The broad type that a data key declares; the data themselves may differ.</summary>
public enum DataKeyType
{
    /// <summary>string</summary>
    String,

    /// <summary>number</summary>
    Number,

    /// <summary>array</summary>
    Array,

    /// <summary>boolean</summary>
    Boolean,

    /// <summary>integer</summary>
    Integer,
}
