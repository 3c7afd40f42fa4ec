namespace Cerulean.Cherenkov.Instrument;

/// <summary>Finds neighbours: of the nearest pixels those that are not much farther than the nearest one, as the established library does.</summary>
internal static class NeighborSearch
{
    // On hexagons the second ring begins at 1.43 widths; squares that meet in a corner are 2 sides apart, counted along the sides.
    private const double HexagonReach = 1.4;
    private const double SquareReach = 1.5;
    private const int HexagonMost = 6;
    private const int SquareMost = 4;

    /// <summary>Compressed rows of neighbours; the offsets have one more than there are pixels.</summary>
    public static (int[] Offsets, int[] Indices) Find(PixelShape shape, double[] x, double[] y)
    {
        var isSquare = shape == PixelShape.Square;
        var tree = new PixelTree(x, y, isSquare);
        var most = isSquare ? SquareMost : HexagonMost;
        var reach = isSquare ? SquareReach : HexagonReach;
        Span<int> pixels = stackalloc int[most];
        Span<double> distances = stackalloc double[most];
        var (offsets, indices) = (new int[x.Length + 1], new int[most * x.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            var found = tree.FindNearest(i, pixels, distances);
            var count = 0;
            while (count < found && distances[count] < reach * distances[0]) count++;
            pixels[..count].Sort();
            pixels[..count].CopyTo(indices.AsSpan(offsets[i]));
            offsets[i + 1] = offsets[i] + count;
        }

        return (offsets, indices[..offsets[^1]]);
    }
}
