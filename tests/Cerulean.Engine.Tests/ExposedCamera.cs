using Cerulean.Devices;

namespace Cerulean.Engine.Tests;

/// <summary>A device with settings.</summary>
internal sealed class ExposedCamera : Device
{
    public ExposedCamera(string name, TimeProvider time) : base(name)
    {
        Add(new SoftSignal<double>("val", 1, time), Kind.Hinted);
        Add(new SoftSignal<double>("exposure", 0.1, time), Kind.Config);
        Add(new SoftSignal<long>("gain", 2, time), Kind.Config);
        Add(new SoftSignal<string>("mode", "single", time), Kind.Config);
    }
}
