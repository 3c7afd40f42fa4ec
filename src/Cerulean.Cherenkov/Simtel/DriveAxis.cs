namespace Cerulean.Cherenkov.Simtel;

/// <summary>The drive of one axis.</summary>
/// <param name="Type">Kind of drive.</param>
/// <param name="ZeroPointRad">Where the encoder has 0, rad.</param>
/// <param name="Sign">1 or -1.</param>
/// <param name="ResolutionRad">Smallest step, rad.</param>
/// <param name="LowerLimitRad">Least angle, rad.</param>
/// <param name="UpperLimitRad">Largest angle, rad.</param>
/// <param name="ParkPositionRad">Where it is parked, rad.</param>
public readonly record struct DriveAxis(
    int Type, float ZeroPointRad, float Sign, float ResolutionRad, float LowerLimitRad, float UpperLimitRad, float ParkPositionRad);
