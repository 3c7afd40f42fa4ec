namespace Cerulean.Cherenkov.Iact;

/// <summary>The atmosphere at one height.</summary>
/// <param name="HeightKm">Above the sea, km.</param>
/// <param name="Density">g/cm³.</param>
/// <param name="ColumnDensity">Mass above this height, g/cm².</param>
/// <param name="RefractiveIndexMinus1">Refractive index without its 1.</param>
public readonly record struct AtmosphereLevel(double HeightKm, double Density, double ColumnDensity, double RefractiveIndexMinus1);
