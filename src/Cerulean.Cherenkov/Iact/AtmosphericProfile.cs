using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>The atmosphere of the simulation (object 1216): a table, and where it was fitted, five layers.</summary>
public sealed record AtmosphericProfile
{
    private const int RowSize = 4 * sizeof(double);
    private const int LayerSize = 5 * sizeof(double);

    /// <summary>Type number of the object.</summary>
    public const int Type = 1216;

    /// <summary>Number of the profile.</summary>
    public required int Id { get; init; }

    /// <summary>Name of its file.</summary>
    public required string Name { get; init; }

    /// <summary>Height of the observation level above the sea, cm.</summary>
    public required double ObservationLevelCm { get; init; }

    /// <summary>Rows from the ground up; empty where there is no table.</summary>
    public required IReadOnlyList<AtmosphereLevel> Table { get; init; }

    /// <summary>Top of the atmosphere, cm; NaN where there are no layers.</summary>
    public double TopCm { get; init; } = double.NaN;

    /// <summary>Layers from the ground up; empty where there are none.</summary>
    public IReadOnlyList<AtmosphereLayer> Layers { get; init; } = [];

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 1;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static AtmosphericProfile Read(EventIOObject item)
    {
        var content = item.Read();
        var (name, level) = (content.ReadVarString(), content.ReadDouble());
        var table = new AtmosphereLevel[content.CheckCount((long)content.ReadVarUInt(), RowSize)];
        foreach (ref var row in table.AsSpan()) row = new(content.ReadDouble(), content.ReadDouble(), content.ReadDouble(), content.ReadDouble());
        var count = content.CheckCount((long)content.ReadVarUInt(), LayerSize);
        var profile = new AtmosphericProfile { Id = item.Header.Id, Name = name, ObservationLevelCm = level, Table = table };
        if (count == 0) return profile;
        var top = content.ReadDouble();
        var layers = new AtmosphereLayer[content.CheckCount(count, LayerSize)];
        foreach (ref var layer in layers.AsSpan()) layer = new(content.ReadDouble(), content.ReadDouble(), content.ReadDouble(), content.ReadDouble(), content.ReadDouble());
        return profile with { TopCm = top, Layers = layers };
    }
}
