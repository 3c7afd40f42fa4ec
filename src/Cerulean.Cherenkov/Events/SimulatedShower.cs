namespace Cerulean.Cherenkov.Events;

/// <summary>A simulated shower as it was made.</summary>
public sealed class SimulatedShower
{
    /// <summary>Energy of the primary, TeV.</summary>
    public double EnergyTeV { get; init; } = double.NaN;

    /// <summary>Altitude from which it comes, rad.</summary>
    public double AltitudeRad { get; init; } = double.NaN;

    /// <summary>Azimuth from which it comes, from north over east, rad.</summary>
    public double AzimuthRad { get; init; } = double.NaN;

    /// <summary>Core on the ground towards north, m.</summary>
    public double CoreXM { get; init; } = double.NaN;

    /// <summary>Core on the ground towards west, m.</summary>
    public double CoreYM { get; init; } = double.NaN;

    /// <summary>Height of the first interaction above the sea, m.</summary>
    public double FirstInteractionHeightM { get; init; } = double.NaN;

    /// <summary>Atmospheric depth of the maximum, g/cm².</summary>
    public double XMaxGramsPerCm2 { get; init; } = double.NaN;

    /// <summary>Atmospheric depth where the primary starts, g/cm².</summary>
    public double StartingGrammageGramsPerCm2 { get; init; } = double.NaN;

    /// <summary>The primary: 0 gamma, 1 electron, 101 proton, 402 helium and so on, as sim_telarray numbers them.</summary>
    public int PrimaryId { get; init; } = -1;
}
