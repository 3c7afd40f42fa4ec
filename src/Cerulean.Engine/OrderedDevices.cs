using Cerulean.Devices;

namespace Cerulean.Engine;

/// <summary>Devices in the order in which they came, each once. A plan names the same ones again and again: that is quick.</summary>
internal sealed class OrderedDevices<T>
    where T : class, IDevice
{
    private readonly HashSet<T> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<T> _devices = [];

    public IReadOnlyList<T> All => _devices;

    public void Add(T device)
    {
        if (_known.Add(device)) _devices.Add(device);
    }

    public void Remove(T device)
    {
        if (_known.Remove(device)) _devices.Remove(device);
    }
}
