namespace Cerulean.Cherenkov.Simtel;

/// <summary>An axis of a histogram.</summary>
/// <param name="Bins">Number of bins.</param>
/// <param name="Lower">Where the first begins.</param>
/// <param name="Upper">Where the last ends.</param>
/// <param name="Underflow">Entries below.</param>
/// <param name="Overflow">Entries above.</param>
/// <param name="InnerSum">Sum of the values of the entries inside.</param>
/// <param name="Sum">Sum of the values of all entries.</param>
public readonly record struct HistogramAxis(int Bins, double Lower, double Upper, long Underflow, long Overflow, double InnerSum, double Sum)
{
    /// <summary>The ends of the bins; one more than bins.</summary>
    public double[] Edges()
    {
        var edges = new double[Bins + 1];
        for (var i = 0; i < Bins; i++) edges[i] = Lower + (i * ((Upper - Lower) / Bins));
        edges[Bins] = Upper;
        return edges;
    }
}
