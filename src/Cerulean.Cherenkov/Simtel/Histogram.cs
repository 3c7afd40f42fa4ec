using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>A histogram of one or two dimensions, of which a file holds many in one object (type 100).</summary>
public sealed record Histogram
{
    private const int HeaderSize = 40;
    private const int OutsideBins = 8;

    /// <summary>Type number of the object that holds them.</summary>
    public const int Type = 100;

    /// <summary>The histogram of simulated showers over distance of the core (x, m) and log10 of the energy in TeV (y).</summary>
    public const int ShowersByDistanceAndEnergy = 6;

    /// <summary>Number of the histogram, which tells what it is of.</summary>
    public required int Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Letter of the kind: I and i have integer limits; R, r, F and D real ones; F and D have weights.</summary>
    public required char Kind { get; init; }

    /// <summary>Entries inside.</summary>
    public required long InnerEntries { get; init; }

    /// <summary>All entries.</summary>
    public required long Entries { get; init; }

    /// <summary>First axis.</summary>
    public required HistogramAxis X { get; init; }

    /// <summary>Second axis; null where there is one dimension.</summary>
    public HistogramAxis? Y { get; init; }

    /// <summary>Sum of weights of all entries and of those inside; NaN where there are none.</summary>
    public (double All, double Inside) Content { get; init; } = (double.NaN, double.NaN);

    /// <summary>Content of the bins; shape (y bins, x bins), or (x bins). Empty where nothing was filled.</summary>
    public required double[] Bins { get; init; }

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version is 1 or 2;

    /// <summary>Decodes all histograms of the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static IReadOnlyList<Histogram> Read(EventIOObject item)
    {
        var content = item.Read();
        var histograms = new Histogram[content.CheckCount(content.ReadInt16(), HeaderSize)];
        foreach (ref var histogram in histograms.AsSpan()) histogram = ReadOne(ref content);
        return histograms;
    }

    private static Histogram ReadOne(ref ContentReader content)
    {
        var kind = (char)content.ReadByte();
        var before = content.Rest.Length;
        var title = content.ReadString();

        // Texts of even length are filled up.
        if ((before - content.Rest.Length) % 2 == 0) content.Skip(1);
        var id = content.ReadInt32();
        var (binsX, binsY) = (content.ReadUInt16(), content.ReadUInt16());
        var (inner, entries) = ((uint)content.ReadInt32(), (uint)content.ReadInt32());
        var histogram = new Histogram
        {
            Kind = kind,
            Title = title,
            Id = id,
            InnerEntries = inner,
            Entries = entries,
            X = ReadAxis(ref content, binsX, kind),
            Y = binsY > 0 ? ReadAxis(ref content, binsY, kind) : null,
            Bins = [],
        };
        return WithBins(histogram, ref content);
    }

    private static Histogram WithBins(Histogram histogram, ref ContentReader content)
    {
        var isWeighted = histogram.Kind is 'F' or 'D';
        if (isWeighted)
        {
            histogram = histogram with { Content = (content.ReadSingle(), content.ReadSingle()) };
            content.Skip(OutsideBins * sizeof(float));
        }

        if (histogram.Entries == 0) return histogram;
        var count = (long)histogram.X.Bins * (histogram.Y?.Bins ?? 1);
        return histogram with
        {
            Bins = isWeighted
                ? Array.ConvertAll(content.ReadArray<float>(count), value => (double)value)
                : Array.ConvertAll(content.ReadArray<uint>(count), value => (double)value),
        };
    }

    private static HistogramAxis ReadAxis(ref ContentReader content, int bins, char kind)
    {
        var (under, over) = ((uint)content.ReadInt32(), (uint)content.ReadInt32());
        return kind is 'R' or 'r' or 'F' or 'D'
            ? new HistogramAxis(bins, content.ReadSingle(), content.ReadSingle(), under, over, content.ReadSingle(), content.ReadSingle())
            : new HistogramAxis(bins, content.ReadInt32(), content.ReadInt32(), under, over, content.ReadInt32(), content.ReadInt32());
    }
}
