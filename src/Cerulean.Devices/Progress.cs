namespace Cerulean.Devices;

/// <summary>How far something is that takes time.</summary>
/// <param name="Current">Where it is.</param>
/// <param name="Initial">Where it began.</param>
/// <param name="Target">Where it will end.</param>
/// <param name="Units">Unit of the three.</param>
public readonly record struct Progress(double Current, double Initial, double Target, string? Units = null)
{
    /// <summary>The part that is done, from 0 to 1.</summary>
    public double Fraction => Target == Initial ? 1 : Math.Clamp((Current - Initial) / (Target - Initial), 0, 1);
}
