using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>Anything with a name that takes part in an experiment. What it can do, it says by the other protocols.</summary>
public interface IDevice
{
    /// <summary>Name of the device; in documents it stands for the device.</summary>
    string Name { get; }

    /// <summary>The device of which this is a part, or null.</summary>
    IDevice? Parent => null;

    /// <summary>What is worth showing, such as {"fields": [data keys]}, or null where the device does not say.</summary>
    JsonObject? Hints => null;
}
