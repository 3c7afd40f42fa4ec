using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Settings of voltages and thresholds of a camera, as its electronics count them.</summary>
/// <param name="Voltage">Voltage; shape (pixels).</param>
/// <param name="Threshold">Threshold; shape (drawers).</param>
/// <param name="IsOn">Not 0 where the voltage is on; shape (pixels).</param>
/// <param name="CanTrigger">Not 0 where the pixel takes part in the trigger; shape (pixels).</param>
public sealed record MonitoredSettings(ushort[] Voltage, ushort[] Threshold, byte[] IsOn, byte[] CanTrigger)
{
    internal static MonitoredSettings Read(ref ContentReader reader, int pixels, int drawers)
    {
        reader.ReadTime();
        return new MonitoredSettings(reader.ReadArray<ushort>(pixels), reader.ReadArray<ushort>(drawers), reader.ReadArray<byte>(pixels), reader.ReadArray<byte>(pixels));
    }
}
