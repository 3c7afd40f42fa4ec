using Cerulean.Documents;

namespace Cerulean.Assets.Tiff;

/// <summary>What a TIFF file tells of one of its pages.</summary>
public sealed class TiffPage
{
    private readonly TiffDirectory _directory;
    private readonly long _fileLength;

    internal TiffPage(TiffDirectory directory, long fileLength)
    {
        (_directory, _fileLength) = (directory, fileLength);
        Index = directory.Page;
        Width = Side(directory, TiffTag.ImageWidth);
        Height = Side(directory, TiffTag.ImageLength);
        Samples = (int)Require(directory, TiffTag.SamplesPerPixel, 1, "1 to 65535", static value => value is >= 1 and <= ushort.MaxValue);
        DType = TypeOf(directory, Samples);
        IsPlanar = Require(directory, TiffTag.PlanarConfiguration, 1, "1 (samples side by side) or 2 (planes)", static value => value is 1 or 2) == 2 && Samples > 1;
        IsWhiteZero = directory.Number(TiffTag.PhotometricInterpretation, 1) == 0;
        Compression = (TiffCompression)Require(
            directory, TiffTag.Compression, 1, "no compression (1), LZW (5), deflate (8) or PackBits (32773): write the file anew with one of them", static value => value is 1 or 5 or 8 or 32773 or 32946);
        Predictor = (int)Require(directory, TiffTag.Predictor, 1, "1 (none), 2 (differences) or 3 (of floats)", static value => value is 1 or 2 or 3);
        if (Predictor == 3 && DType.Kind != 'f') throw directory.Error(TiffTag.Predictor, $"3 for elements of type {DType}", "floats");
        _ = Require(directory, TiffTag.FillOrder, 1, "1 (high bits first)", static value => value == 1);
        TimeStamp = directory.Float(TiffTag.EpicsTimeStamp);
        IsReduced = (directory.Number(TiffTag.NewSubfileType, 0) & 1) != 0;
        RequireRoom();
    }

    /// <summary>Place in the file, from 0.</summary>
    public int Index { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Values of a pixel: 1 for grey, 3 for RGB.</summary>
    public int Samples { get; }

    /// <summary>Type of the values, little endian as they are read.</summary>
    public DType DType { get; }

    /// <summary>True where the samples stand in planes, one after another.</summary>
    public bool IsPlanar { get; }

    /// <summary>True where 0 means white (MinIsWhite). The values are given as they are.</summary>
    public bool IsWhiteZero { get; }

    /// <summary>True for a smaller copy of another page, such as a preview.</summary>
    public bool IsReduced { get; }

    /// <summary>When areaDetector took the frame (tag 65000), in seconds; its zero is that of the control system, 1990-01-01 for EPICS.</summary>
    public double? TimeStamp { get; }

    /// <summary>(rows, columns), (rows, columns, samples) or (samples, rows, columns).</summary>
    public IReadOnlyList<int> Shape => Samples == 1 ? [Height, Width] : IsPlanar ? [Samples, Height, Width] : [Height, Width, Samples];

    internal TiffCompression Compression { get; }

    internal int Predictor { get; }

    internal TiffSegments Segments => new(_directory, this, _fileLength);

    /// <summary>Length of the decoded page.</summary>
    internal long Bytes => (long)Width * Height * Samples * DType.ItemSize;

    internal bool IsLike(TiffPage other) => DType == other.DType && Shape.SequenceEqual(other.Shape);

    private static int Side(TiffDirectory directory, TiffTag tag) => (int)Require(directory, tag, null, "1 or more pixels", static value => value is >= 1 and <= int.MaxValue);

    private static DType TypeOf(TiffDirectory directory, int samples)
    {
        var bits = Uniform(directory, TiffTag.BitsPerSample, samples, 1);
        var format = Uniform(directory, TiffTag.SampleFormat, samples, 1);
        if (bits is not (8 or 16 or 32 or 64)) throw directory.Error(TiffTag.BitsPerSample, $"{bits}", "8, 16, 32 or 64: write the file anew with one of them");
        return (format, bits) switch
        {
            (1 or 4, _) => DType.Parse($"<u{bits / 8}"),
            (2, _) => DType.Parse($"<i{bits / 8}"),
            (3, 16 or 32 or 64) => DType.Parse($"<f{bits / 8}"),
            _ => throw directory.Error(TiffTag.SampleFormat, $"{format} with {bits} bits", "1 (unsigned), 2 (signed), or 3 (float of 16, 32 or 64 bits)"),
        };
    }

    // A field may stand once for all samples.
    private static long Uniform(TiffDirectory directory, TiffTag tag, int samples, long otherwise)
    {
        if (!directory.Has(tag)) return otherwise;
        var values = directory.Numbers(tag, directory.CountOf(tag) >= (ulong)samples ? samples : 1);
        if (values.AsSpan().ContainsAnyExcept(values[0])) throw directory.Error(tag, string.Join(", ", values), "the same for all samples");
        return (long)Math.Min(values[0], long.MaxValue);
    }

    private static long Require(TiffDirectory directory, TiffTag tag, long? otherwise, string expected, Predicate<long> isGood)
    {
        var value = directory.Number(tag, otherwise);
        return isGood(value) ? value : throw directory.Error(tag, tag == TiffTag.Compression ? $"{value}{NameOf(value)}" : $"{value}", expected);
    }

    private static string NameOf(long compression) => compression switch
    {
        2 or 3 or 4 => " (CCITT)",
        6 or 7 => " (JPEG)",
        34712 => " (JPEG 2000)",
        34887 => " (LERC)",
        34925 => " (LZMA)",
        50000 => " (zstd)",
        50001 => " (WebP)",
        _ => "",
    };

    // What a file of this length cannot hold is never asked of the memory.
    private void RequireRoom()
    {
        var needed = (Int128)Width * Height * Samples * DType.ItemSize;
        if (needed <= (Int128)_fileLength * TiffSegments.Ratio(Compression)) return;
        var error = _directory.Error(TiffTag.ImageLength, $"{Width} × {Height} pixels, {needed} bytes", $"no more than a file of {_fileLength} bytes can hold");
        throw new EndOfStreamException($"{error.Message} The file is still being written, was cut off, or is damaged.");
    }
}
