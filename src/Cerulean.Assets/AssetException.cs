namespace Cerulean.Assets;

/// <summary>An array outside the documents cannot be had; the message says of what, what was found, and what to do.</summary>
public class AssetException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public AssetFault Fault { get; init; }
}
