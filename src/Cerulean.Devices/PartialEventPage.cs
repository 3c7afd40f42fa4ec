using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>Rows of a device, without what the run adds; all columns are equally long.</summary>
/// <param name="Data">The values by data key.</param>
/// <param name="Timestamps">When each value was read, in Unix seconds.</param>
/// <param name="Times">When each row was made, in Unix seconds; null for now.</param>
/// <param name="Filled">By external key: false, true or a datum id.</param>
public sealed record PartialEventPage(ColumnMap Data, ColumnMap Timestamps, IReadOnlyList<double>? Times = null, ColumnMap? Filled = null);
