using System.Diagnostics.CodeAnalysis;
using Cerulean.Cherenkov.Coordinates;

namespace Cerulean.Cherenkov.Instrument;

/// <summary>An array of telescopes.</summary>
public sealed class SubarrayDescription
{
    private readonly Dictionary<int, int> _indices = [];

    /// <summary>An array of telescopes whose numbers differ.</summary>
    public SubarrayDescription(string name, EarthLocation reference, IReadOnlyList<TelescopeDescription> telescopes)
    {
        (Name, Reference, Telescopes) = (name, reference, telescopes);
        for (var i = 0; i < telescopes.Count; i++) _indices.Add(telescopes[i].TelId, i);
        Geometries = [.. telescopes.Select(telescope => telescope.Camera.Geometry).Distinct()];
    }

    /// <summary>Name of the array.</summary>
    public string Name { get; }

    /// <summary>The place from which positions are counted; at longitude and latitude 0 where only its height is known.</summary>
    public EarthLocation Reference { get; }

    /// <summary>The telescopes, in the order of the file.</summary>
    public IReadOnlyList<TelescopeDescription> Telescopes { get; }

    /// <summary>The pixels of all types of cameras, in the order in which they first occur.</summary>
    public IReadOnlyList<CameraGeometry> Geometries { get; }

    /// <summary>The telescope of a number.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public TelescopeDescription this[int telId] =>
        TryGet(telId, out var telescope) ? telescope : throw new KeyNotFoundException($"{Name} has no telescope {telId}, only {string.Join(", ", _indices.Keys)}.");

    /// <summary>The telescope of a number, if there is one.</summary>
    public bool TryGet(int telId, [NotNullWhen(true)] out TelescopeDescription? telescope)
    {
        var index = IndexOf(telId);
        telescope = index < 0 ? null : Telescopes[index];
        return telescope is not null;
    }

    /// <summary>The place of a telescope in <see cref="Telescopes"/>; -1 if there is none of this number.</summary>
    public int IndexOf(int telId) => _indices.GetValueOrDefault(telId, -1);

    /// <summary>The place of a telescope's pixels in <see cref="Geometries"/>.</summary>
    public int GeometryIndexOf(TelescopeDescription telescope)
    {
        var index = 0;
        while (!Geometries[index].Equals(telescope.Camera.Geometry)) index++;
        return index;
    }
}
