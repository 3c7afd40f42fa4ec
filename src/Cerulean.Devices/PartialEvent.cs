using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A row of a device, without what the run adds.</summary>
/// <param name="Readings">The values and when they were read.</param>
/// <param name="Time">When the row was made, in Unix seconds; null for now.</param>
/// <param name="Filled">By external key: false, true or a datum id.</param>
public sealed record PartialEvent(Readings Readings, double? Time = null, JsonObject? Filled = null);
