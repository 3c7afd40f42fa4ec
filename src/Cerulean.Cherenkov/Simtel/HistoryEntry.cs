using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>A line of the history of a file: the command line of a program (object 71) or its configuration (object 72).</summary>
/// <param name="TimeS">When, seconds since 1970.</param>
/// <param name="Text">The line.</param>
/// <param name="IsCommandLine">True for a command line.</param>
public sealed record HistoryEntry(int TimeS, string Text, bool IsCommandLine)
{
    /// <summary>Type number of the object that holds the lines.</summary>
    public const int ListType = 70;

    /// <summary>Type number of a command line.</summary>
    public const int CommandLineType = 71;

    /// <summary>Type number of a line of configuration.</summary>
    public const int ConfigurationType = 72;

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 1;

    /// <summary>Decodes object 71 or 72.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static HistoryEntry Read(EventIOObject item)
    {
        var content = item.Read();
        return new HistoryEntry(content.ReadInt32(), content.ReadString(), item.Header.Type == CommandLineType);
    }
}
