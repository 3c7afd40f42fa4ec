using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>High voltages and temperatures of a camera, as its electronics count them.</summary>
/// <param name="Voltage">Voltage; shape (pixels).</param>
/// <param name="Current">Current; shape (pixels).</param>
/// <param name="State">State; shape (pixels).</param>
/// <param name="DrawerTemperature">Temperatures; shape (drawers, sensors of a drawer).</param>
/// <param name="CameraTemperature">Temperatures of the camera.</param>
public sealed record MonitoredVoltages(short[] Voltage, short[] Current, byte[] State, short[] DrawerTemperature, short[] CameraTemperature)
{
    internal static MonitoredVoltages Read(ref ContentReader reader, int pixels, int drawers)
    {
        reader.ReadTime();
        var (inDrawer, inCamera) = (reader.ReadInt16(), reader.ReadInt16());
        return new MonitoredVoltages(
            reader.ReadArray<short>(pixels),
            reader.ReadArray<short>(pixels),
            reader.ReadArray<byte>(pixels),
            reader.ReadArray<short>((long)drawers * inDrawer),
            reader.ReadArray<short>(inCamera));
    }
}
