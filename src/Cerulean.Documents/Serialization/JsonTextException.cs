namespace Cerulean.Documents.Serialization;

/// <summary>A text that is no JSON, or more than this reader takes.</summary>
public sealed class JsonTextException : FormatException
{
    internal JsonTextException(string message, long offset, Exception? inner = null) : base(message, inner) => Offset = offset;

    /// <summary>Where the trouble is, in bytes from the beginning of the text.</summary>
    public long Offset { get; }
}
