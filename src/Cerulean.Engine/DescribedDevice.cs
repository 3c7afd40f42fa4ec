using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>What a descriptor says of a device.</summary>
internal sealed record DescribedDevice(IDevice Device, IReadOnlyDictionary<string, DataKey> Keys, JsonObject Configuration);
