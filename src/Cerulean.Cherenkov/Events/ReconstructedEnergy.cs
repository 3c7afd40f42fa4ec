namespace Cerulean.Cherenkov.Events;

/// <summary>Energy of a shower as an algorithm found it, TeV.</summary>
public sealed record ReconstructedEnergy(string Algorithm, double EnergyTeV, double UncertaintyTeV, bool IsValid);
