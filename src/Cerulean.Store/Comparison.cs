namespace Cerulean.Store;

/// <summary>How a value of metadata is compared.</summary>
public enum Comparison
{
    /// <summary>The same number, text, boolean, or null.</summary>
    Equal,

    /// <summary>A smaller number, or a text that sorts before.</summary>
    Less,

    /// <summary>Smaller or equal.</summary>
    LessOrEqual,

    /// <summary>A larger number, or a text that sorts after.</summary>
    Greater,

    /// <summary>Larger or equal.</summary>
    GreaterOrEqual,
}
