namespace Cerulean.Transport;

/// <summary>How documents are written to a file.</summary>
public enum RunFileFormat
{
    /// <summary>One JSON text on each line.</summary>
    JsonLines,

    /// <summary>MessagePack arrays [name, doc], one after another.</summary>
    MsgPack,
}
