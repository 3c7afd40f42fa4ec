namespace Cerulean.Cli.Rendering;

/// <summary>A sum by halves, which keeps its digits where large numbers cancel; in the order of numpy, so that check sums are equal to its own bit by bit.</summary>
internal static class PairwiseSum
{
    private const int Lanes = 8;
    private const int Block = 128;

    public static double Of(ReadOnlySpan<double> values)
    {
        if (values.Length <= Block) return OfBlock(values);
        var half = values.Length / 2;
        half -= half % Lanes;
        return Of(values[..half]) + Of(values[half..]);
    }

    private static double OfBlock(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        var i = 0;
        if (values.Length >= Lanes)
        {
            Span<double> lanes = stackalloc double[Lanes];
            values[..Lanes].CopyTo(lanes);
            for (i = Lanes; i + Lanes <= values.Length; i += Lanes)
            {
                for (var lane = 0; lane < Lanes; lane++) lanes[lane] += values[i + lane];
            }

            sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }

        for (; i < values.Length; i++) sum += values[i];
        return sum;
    }
}
