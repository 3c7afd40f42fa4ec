namespace Cerulean.Cherenkov.Events;

/// <summary>The levels of data, from raw samples to what is published.</summary>
[Flags]
public enum DataLevels
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Raw samples as the camera sends them.</summary>
    R0 = 1,

    /// <summary>Calibrated samples, one gain for each pixel.</summary>
    R1 = 2,

    /// <summary>Samples as they are archived.</summary>
    Dl0 = 4,

    /// <summary>Images and their parameters.</summary>
    Dl1 = 8,

    /// <summary>Reconstructed showers.</summary>
    Dl2 = 16,

    /// <summary>What only a simulation knows.</summary>
    Simulation = 64,
}
