using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>The lines that steered CORSIKA (1212).</summary>
public sealed class InputCard
{
    private const int LengthBytes = 2;

    private InputCard(IReadOnlyList<string> lines) => Lines = lines;

    /// <summary>The lines, without their ends.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>All lines, each with a line feed behind it.</summary>
    public string Text => string.Concat(Lines.Select(line => line + "\n"));

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static InputCard Read(EventIOObject item)
    {
        var content = item.Read();
        var lines = new string[content.CheckCount(content.ReadInt32(), LengthBytes)];
        foreach (ref var line in lines.AsSpan()) line = content.ReadString();
        return new InputCard(lines);
    }
}
