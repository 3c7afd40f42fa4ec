using System.Text.RegularExpressions;

namespace Cerulean.Documents.Schemas;

/// <summary>The patterns of the field. Each is searched for, as JSON Schema wants it; $ also stands before a last newline.</summary>
internal static partial class TextPatterns
{
    [GeneratedRegex("[|<>][tbiufcmMOSUV][0-9]+", RegexOptions.CultureInvariant)]
    public static partial Regex NumpyType { get; }

    [GeneratedRegex("^[A-Z]+:?", RegexOptions.CultureInvariant)]
    public static partial Regex External { get; }

    [GeneratedRegex("^NX[A-Za-z_]+$", RegexOptions.CultureInvariant)]
    public static partial Regex NexusClass { get; }
}
