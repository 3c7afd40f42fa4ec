namespace Cerulean.Documents.Serialization;

/// <summary>How a document and its name are put together.</summary>
public enum Envelope
{
    /// <summary>["name", {…}]</summary>
    Array,

    /// <summary>{"name": …, "doc": {…}}</summary>
    Object,
}
