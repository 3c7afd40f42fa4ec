using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Names and values that describe the array or a telescope (object 75); values are texts as the program wrote them.</summary>
public sealed class HistoryMeta
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 75;

    /// <summary>The identifier of what describes the array.</summary>
    public const int Array = -1;

    private readonly OrderedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Telescope, or <see cref="Array"/>.</summary>
    public int TelId { get; private init; }

    /// <summary>All names and values, in their order.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The value of a name; null where there is none.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static HistoryMeta Read(EventIOObject item)
    {
        var content = item.Read();
        var meta = new HistoryMeta { TelId = item.Header.Id };
        var count = content.CheckCount((long)content.ReadVarUInt(), 2);
        for (var i = 0; i < count; i++)
        {
            var name = content.ReadVarString();
            meta._values[name] = content.ReadVarString();
        }

        return meta;
    }
}
