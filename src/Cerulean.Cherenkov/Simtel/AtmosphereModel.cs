using Cerulean.Cherenkov.Iact;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Density and column density of an atmosphere at any height: smooth through the table, or where there is none, of the five layers.</summary>
public sealed class AtmosphereModel
{
    private const double CmPerKm = 1e5;

    private readonly AtmosphericProfile _profile;
    private readonly CubicSpline? _logDensity;
    private readonly CubicSpline? _logColumn;

    /// <summary>The model of a profile.</summary>
    public AtmosphereModel(AtmosphericProfile profile)
    {
        _profile = profile;
        AtmosphereLevel[] rows = [.. profile.Table.Where(row => row is { HeightKm: >= 0, Density: > 0, ColumnDensity: > 0 }).DistinctBy(row => row.HeightKm).OrderBy(row => row.HeightKm)];
        TableRows = rows.Length;
        if (rows.Length < CubicSpline.FewestPoints) return;
        double[] heights = [.. rows.Select(row => row.HeightKm)];
        _logDensity = new CubicSpline(heights, [.. rows.Select(row => Math.Log10(row.Density))]);
        _logColumn = new CubicSpline(heights, [.. rows.Select(row => Math.Log10(row.ColumnDensity))]);
    }

    /// <summary>Rows of the table that can be used.</summary>
    public int TableRows { get; }

    /// <summary>True where a table is there, false where the layers are used.</summary>
    public bool HasTable => _logDensity is not null;

    /// <summary>Density, g/cm³; NaN below the profile, 0 above it.</summary>
    public double Density(double heightKm)
    {
        if (_logDensity is not null) return Math.Pow(10, _logDensity.At(heightKm));
        if (LayerAt(heightKm) is not { } layer) return double.NaN;
        return layer.B / layer.CCm * (IsLast(layer) ? 1 : Math.Exp(-heightKm * CmPerKm / layer.CCm));
    }

    /// <summary>Mass above the height, g/cm²; NaN below the profile, 0 above it.</summary>
    public double ColumnDensity(double heightKm)
    {
        if (_logColumn is not null) return Math.Pow(10, _logColumn.At(heightKm));
        if (LayerAt(heightKm) is not { } layer) return double.NaN;
        var depth = heightKm * CmPerKm / layer.CCm;
        return IsLast(layer) ? Math.Max(0, layer.A - (layer.B * depth)) : layer.A + (layer.B * Math.Exp(-depth));
    }

    // In the uppermost layer the mass decreases linearly.
    private bool IsLast(AtmosphereLayer layer) => layer == _profile.Layers[^1];

    private AtmosphereLayer? LayerAt(double heightKm)
    {
        for (var i = _profile.Layers.Count - 1; i >= 0; i--)
        {
            if (heightKm * CmPerKm >= _profile.Layers[i].FromCm) return _profile.Layers[i];
        }

        return null;
    }
}
