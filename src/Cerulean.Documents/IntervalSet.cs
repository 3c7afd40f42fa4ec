namespace Cerulean.Documents;

/// <summary>A set of integers kept as ranges, so that the numbers of a stream, which count up, cost next to nothing.</summary>
public sealed class IntervalSet
{
    // Disjoint, not touching, ascending.
    private readonly List<StreamRange> _ranges = [];

    /// <summary>Number of integers in the set.</summary>
    public long Count { get; private set; }

    /// <summary>The ranges, disjoint and ascending.</summary>
    public IReadOnlyList<StreamRange> Ranges => _ranges;

    /// <summary>Adds an integer.</summary>
    public void Add(long value) => Add(new StreamRange(value, value + 1));

    /// <summary>Adds all integers of a range.</summary>
    public void Add(StreamRange range)
    {
        if (range.Count == 0) return;
        if (_ranges.Count > 0 && _ranges[^1].Stop == range.Start)
        {
            _ranges[^1] = new StreamRange(_ranges[^1].Start, range.Stop);
            Count += range.Count;
            return;
        }

        var first = FirstEndingAtOrAfter(range.Start);
        var last = first;
        var (start, stop) = (range.Start, range.Stop);
        for (; last < _ranges.Count && _ranges[last].Start <= stop; last++)
        {
            start = Math.Min(start, _ranges[last].Start);
            stop = Math.Max(stop, _ranges[last].Stop);
            Count -= _ranges[last].Count;
        }

        _ranges.RemoveRange(first, last - first);
        _ranges.Insert(first, new StreamRange(start, stop));
        Count += stop - start;
    }

    private int FirstEndingAtOrAfter(long start)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].Stop < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
