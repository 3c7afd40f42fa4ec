namespace Cerulean.Cherenkov.Instrument;

/// <summary>
/// Pixels halved again and again, by x and y in turn, so that the nearest ones are found without a look at all. Unlike a grid it does not mind gaps,
/// nor pixels of a damaged file that all lie in one place.
/// </summary>
internal sealed class PixelTree
{
    private const int Leaf = 8;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly bool _alongSides;
    private readonly int[] _order;

    // Where the halves that meet at an index were cut.
    private readonly double[] _cuts;

    /// <summary>The tree of places; distances are counted along the sides (dx + dy), or straight.</summary>
    public PixelTree(double[] x, double[] y, bool alongSides)
    {
        (_x, _y, _alongSides) = (x, y, alongSides);
        (_order, _cuts) = (new int[x.Length], new double[x.Length]);
        for (var i = 0; i < _order.Length; i++) _order[i] = i;
        Split(new double[x.Length], 0, x.Length, byX: true);
    }

    /// <summary>The nearest other pixels, nearest first, as many as the spans hold; how many there are.</summary>
    public int FindNearest(int pixel, Span<int> pixels, Span<double> distances)
    {
        var nearest = new Nearest(pixel, pixels, distances);
        if (double.IsFinite(_x[pixel] + _y[pixel])) Visit(ref nearest, 0, _order.Length, byX: true);
        if (!_alongSides)
        {
            foreach (ref var distance in distances[..nearest.Count]) distance = Math.Sqrt(distance);
        }

        return nearest.Count;
    }

    private void Split(double[] keys, int start, int end, bool byX)
    {
        if (end - start <= Leaf) return;
        var values = byX ? _x : _y;
        for (var i = start; i < end; i++) keys[i] = values[_order[i]];
        Array.Sort(keys, _order, start, end - start);
        var middle = (start + end) / 2;
        _cuts[middle] = keys[middle];
        Split(keys, start, middle, !byX);
        Split(keys, middle, end, !byX);
    }

    private void Visit(ref Nearest nearest, int start, int end, bool byX)
    {
        if (end - start <= Leaf)
        {
            foreach (var candidate in _order.AsSpan(start..end)) nearest.Offer(candidate, Distance(nearest.Pixel, candidate));
            return;
        }

        var middle = (start + end) / 2;
        var beyond = (byX ? _x : _y)[nearest.Pixel] - _cuts[middle];
        var isFirst = beyond < 0;
        Visit(ref nearest, isFirst ? start : middle, isFirst ? middle : end, !byX);
        if (nearest.Takes(_alongSides ? Math.Abs(beyond) : beyond * beyond)) Visit(ref nearest, isFirst ? middle : start, isFirst ? end : middle, !byX);
    }

    // Straight distances are squared until the end.
    private double Distance(int pixel, int other)
    {
        var (dx, dy) = (_x[pixel] - _x[other], _y[pixel] - _y[other]);
        return _alongSides ? Math.Abs(dx) + Math.Abs(dy) : (dx * dx) + (dy * dy);
    }

    // The nearest so far, in order.
    private ref struct Nearest(int pixel, Span<int> pixels, Span<double> distances)
    {
        private readonly Span<int> _pixels = pixels;
        private readonly Span<double> _distances = distances;

        public readonly int Pixel => pixel;

        public int Count { get; private set; }

        public readonly bool Takes(double distance) => Count < _pixels.Length || distance < _distances[^1];

        public void Offer(int candidate, double distance)
        {
            if (candidate == Pixel || !double.IsFinite(distance) || !Takes(distance)) return;
            if (Count < _pixels.Length) Count++;
            var at = Count - 1;
            for (; at > 0 && _distances[at - 1] > distance; at--) (_pixels[at], _distances[at]) = (_pixels[at - 1], _distances[at - 1]);
            (_pixels[at], _distances[at]) = (candidate, distance);
        }
    }
}
