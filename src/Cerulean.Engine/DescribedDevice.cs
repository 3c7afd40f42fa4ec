using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>What a descriptor says of a device.</summary>
/// <param name="Device">The device.</param>
/// <param name="Keys">Its data keys.</param>
/// <param name="Configuration">Its settings.</param>
/// <param name="Writers">Who writes files for these keys: the device, and parts of it.</param>
internal sealed record DescribedDevice(IDevice Device, IReadOnlyDictionary<string, DataKey> Keys, JsonObject Configuration, IReadOnlyList<IDevice> Writers);
