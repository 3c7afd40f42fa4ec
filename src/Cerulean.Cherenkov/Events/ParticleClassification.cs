namespace Cerulean.Cherenkov.Events;

/// <summary>How much like a gamma a shower is to an algorithm, 0 to 1.</summary>
public sealed record ParticleClassification(string Algorithm, double Prediction, bool IsValid);
