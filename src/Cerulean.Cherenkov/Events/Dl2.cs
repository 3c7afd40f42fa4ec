namespace Cerulean.Cherenkov.Events;

/// <summary>The shower as algorithms reconstruct it, from all telescopes (of a subarray event) or from one (of a telescope event).</summary>
public sealed class Dl2
{
    /// <summary>Directions and cores, one for each algorithm.</summary>
    public IList<ReconstructedGeometry> Geometry { get; } = [];

    /// <summary>Energies, one for each algorithm.</summary>
    public IList<ReconstructedEnergy> Energy { get; } = [];

    /// <summary>Kinds of particle, one for each algorithm.</summary>
    public IList<ParticleClassification> ParticleType { get; } = [];
}
