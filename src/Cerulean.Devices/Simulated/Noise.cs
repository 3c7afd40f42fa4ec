using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Devices.Simulated;

/// <summary>Noise of a <see cref="PointDetector"/>, as its configuration spells it.</summary>
[SuppressMessage("Naming", "IDE1006", Justification = "The names are the values in documents.")]
public enum Noise
{
    /// <summary>No noise.</summary>
    none,

    /// <summary>Counts of single events whose mean is the value.</summary>
    poisson,

    /// <summary>Anything from the value minus the multiplier to the value plus the multiplier.</summary>
    uniform,
}
