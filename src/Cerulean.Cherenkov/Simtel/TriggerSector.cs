namespace Cerulean.Cherenkov.Simtel;

/// <summary>A group of pixels that trigger together.</summary>
/// <param name="Type">0: majority of pixels, 1: analogue sum, 2: digital sum.</param>
/// <param name="Threshold">Of the group: pixels, or photo-electrons for a sum.</param>
/// <param name="PixelThreshold">Of a pixel: photo-electrons; for a sum where it is clipped.</param>
public readonly record struct TriggerSector(int Type, float Threshold, float PixelThreshold);
