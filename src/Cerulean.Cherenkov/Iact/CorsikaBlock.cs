using System.Buffers.Binary;
using System.Text;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>
/// A block of 32-bit words that CORSIKA writes at the begin or end of a run or an event (CORSIKA user's guide, tables of the sub-blocks).
/// Words are counted from 1, as there.
/// </summary>
public abstract class CorsikaBlock
{
    private readonly float[] _words;
    private readonly IReadOnlyDictionary<string, CorsikaWords> _names;

    private protected CorsikaBlock(EventIOObject item, IReadOnlyDictionary<string, CorsikaWords> names)
    {
        var content = item.Read();
        var count = content.CheckCount(content.ReadInt32(), sizeof(float));
        Label = count > 0 ? ReadLabel(content.ReadInt32()) : "";
        (_words, _names, Id) = (new float[Math.Max(count, 1)], names, item.Header.Id);
        content.Read(_words.AsSpan(1));
    }

    /// <summary>The number of the run or event, exact where the floating point word is not.</summary>
    public int Id { get; }

    /// <summary>The first word: RUNH, EVTH, EVTE or RUNE.</summary>
    public string Label { get; }

    /// <summary>Number of words, the label included; usually 273.</summary>
    public int Length => _words.Length;

    /// <summary>The names of words that are known, with their place.</summary>
    public IReadOnlyDictionary<string, CorsikaWords> Names => _names;

    /// <summary>The words of a name, such as energy_min; empty where the block is too short.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name.</exception>
    public ReadOnlySpan<float> this[string name]
    {
        get
        {
            var (first, count) = _names[name];
            return first + count - 1 <= _words.Length ? _words.AsSpan(first - 1, count) : [];
        }
    }

    /// <summary>A word, counted from 1; 0 beyond the end, and for the label.</summary>
    public float Word(int number) => number >= 1 && number <= _words.Length ? _words[number - 1] : 0;

    /// <summary>Versions that can be read.</summary>
    private protected static bool IsKnown(int version) => version == 0;

    // It was written as a number, and so has its bytes turned with the others.
    private static string ReadLabel(int word)
    {
        Span<byte> label = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(label, word);
        return Encoding.ASCII.GetString(label).TrimEnd('\0', ' ');
    }
}
