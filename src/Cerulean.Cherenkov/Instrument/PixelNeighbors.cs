namespace Cerulean.Cherenkov.Instrument;

/// <summary>Which pixels of a camera touch which, as compressed rows: the neighbours of pixel i are the indices from offset i to offset i + 1.</summary>
public sealed class PixelNeighbors
{
    private readonly int[] _offsets;
    private readonly int[] _indices;
    private readonly Lazy<(bool[] One, bool[] Two)> _border;

    internal PixelNeighbors((int[] Offsets, int[] Indices) rows)
    {
        (_offsets, _indices) = rows;
        for (var i = 0; i < Pixels; i++) Most = Math.Max(Most, this[i].Length);
        _border = new Lazy<(bool[], bool[])>(FindBorder);
    }

    /// <summary>Number of pixels.</summary>
    public int Pixels => _offsets.Length - 1;

    /// <summary>Where the neighbours of each pixel begin; shape (pixels + 1).</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>Neighbours of all pixels, one pixel after another, in ascending order.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>Number of neighbours of the pixel that has most of them.</summary>
    public int Most { get; }

    /// <summary>Number of pairs of pixels that touch.</summary>
    public int Pairs => _indices.Length / 2;

    /// <summary>The neighbours of a pixel, in ascending order.</summary>
    public ReadOnlySpan<int> this[int pixel] => _indices.AsSpan(_offsets[pixel].._offsets[pixel + 1]);

    /// <summary>
    /// True for pixels on the border of the camera; shape (pixels). One ring: they have fewer neighbours than others. Two rings: one of their neighbours is in that ring.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither 1 nor 2 rings.</exception>
    public ReadOnlySpan<bool> Border(int rings = 1) => rings switch
    {
        1 => _border.Value.One,
        2 => _border.Value.Two,
        _ => throw new ArgumentOutOfRangeException(nameof(rings), rings, "A border has 1 or 2 rings."),
    };

    private (bool[] One, bool[] Two) FindBorder()
    {
        // By how many a pixel is called neighbour: in an irregular camera that is not the number of its own.
        var calls = new int[Pixels];
        foreach (var pixel in _indices) calls[pixel]++;
        var most = Pixels > 0 ? calls.Max() : 0;
        var one = Array.ConvertAll(calls, count => count < most);
        var two = new bool[Pixels];
        for (var i = 0; i < Pixels; i++)
        {
            foreach (var neighbor in this[i]) two[i] |= one[neighbor];
        }

        return (one, two);
    }
}
