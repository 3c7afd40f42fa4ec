namespace Cerulean.Documents.Serialization;

/// <summary>Bytes that are no MessagePack, or more than this reader takes.</summary>
public sealed class MsgPackFormatException : FormatException
{
    internal MsgPackFormatException(string message, long offset, Exception? inner = null) : base(message, inner) => Offset = offset;

    /// <summary>Where the trouble is, in bytes from the beginning of the data.</summary>
    public long Offset { get; }
}
