using Cerulean.Cherenkov.Simtel;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>How many showers were simulated, with the names and units of ctapipe's table.</summary>
internal static class DistributionFields
{
    public static IReadOnlyList<Field<Histogram>> All { get; } =
    [
        Field<Histogram>.Integer("hist_id", null, "number of the histogram", histogram => histogram.Id),
        Field<Histogram>.Integer("n_entries", null, "simulated events within the bins", histogram => histogram.InnerEntries),
        new("bins_energy", DataKeyType.Array, "TeV", "edges of the bins of energy", histogram => NdArray.From<double>(Array.ConvertAll(histogram.Y!.Value.Edges(), edge => Math.Pow(10, edge)))),
        new("bins_core_dist", DataKeyType.Array, "m", "edges of the bins of the core's distance", histogram => NdArray.From<double>(histogram.X.Edges())),
        new("histogram", DataKeyType.Array, null, "simulated events in each bin; shape (energy, distance), row by row", histogram => NdArray.From<double>(histogram.Bins)),
    ];
}
