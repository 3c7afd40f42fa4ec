namespace Cerulean.Cherenkov.Iact;

/// <summary>A layer of the atmosphere whose column density is A + B exp(-h / C), in the uppermost one A - h B / C.</summary>
/// <param name="FromCm">Its lower end, cm.</param>
/// <param name="A">g/cm².</param>
/// <param name="B">g/cm².</param>
/// <param name="CCm">cm.</param>
/// <param name="PerCm">1/C, or 1/cm.</param>
public readonly record struct AtmosphereLayer(double FromCm, double A, double B, double CCm, double PerCm);
