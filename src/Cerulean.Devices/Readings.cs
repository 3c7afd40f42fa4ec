using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>Named readings in order. A device that gives the same names each time is quick with one <see cref="JsonKeys"/> for all.</summary>
public sealed class Readings
{
    private readonly Reading[] _readings;

    /// <summary>Readings with their names.</summary>
    public Readings(JsonKeys names, params Reading[] readings)
    {
        if (names.Count != readings.Length) throw new ArgumentException($"{names.Count} names but {readings.Length} readings.", nameof(readings));
        Names = names;
        _readings = readings;
    }

    /// <summary>No reading.</summary>
    public static Readings Empty { get; } = new(JsonKeys.Empty);

    /// <summary>The names in order.</summary>
    public JsonKeys Names { get; }

    /// <summary>The readings in the order of the names.</summary>
    public ReadOnlySpan<Reading> Values => _readings;

    /// <summary>Number of readings.</summary>
    public int Count => _readings.Length;

    /// <summary>Reading by name.</summary>
    public Reading this[string name] =>
        Names.IndexOf(name) is >= 0 and var index ? _readings[index] : throw new KeyNotFoundException($"There is no reading '{name}'; there are: {Names}.");

    /// <summary>One reading.</summary>
    public static Readings Of(string name, JsonValue value, double timestamp) => new(new JsonKeys(name), new Reading(value, timestamp));

    /// <summary>The readings of several parts, in their order.</summary>
    public static Readings Join(params ReadOnlySpan<Readings> parts)
    {
        var names = new List<string>();
        var readings = new List<Reading>();
        foreach (var part in parts)
        {
            names.AddRange(part.Names.Names);
            readings.AddRange(part._readings);
        }

        return new Readings(new JsonKeys([.. names]), [.. readings]);
    }
}
