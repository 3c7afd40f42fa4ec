using System.IO.Compression;
using Cerulean.Assets.Tiff;
using Cerulean.Documents;

namespace Cerulean.Assets.Images;

/// <summary>Pages of a TIFF file, one strip each: the directory of a page, then its pixels. Files that may exceed 4 GB are BigTIFF.</summary>
internal sealed class TiffImage : ImageWriter
{
    // Where pixels and directories begin; a page has no more than so many bytes beside its pixels.
    private const int Alignment = 16;
    private const int MostBeside = 512;

    private readonly bool _isBig;
    private readonly bool _compress;
    private readonly int _width;
    private readonly int _height;
    private readonly int _samples;
    private readonly DType _type;
    private readonly long _pageBytes;

    public TiffImage(string path, DType type, IReadOnlyList<int> frameShape, long frames, bool compress) : base(path, Checked(path, type, frameShape), frameShape, frames)
    {
        _compress = compress;
        _type = type.Kind == 'b' ? DType.Parse("|u1") : type.ToLittleEndian();
        var isColour = IsColour(_type, frameShape);
        _samples = isColour ? frameShape[^1] : 1;
        (_height, _width) = isColour ? (frameShape[^3], frameShape[^2]) : (frameShape[^2], frameShape[^1]);
        _pageBytes = (long)_height * _width * _samples * _type.ItemSize;
        var pages = frames;
        for (var axis = 0; !isColour && axis < frameShape.Count - 2; axis++) pages *= frameShape[axis];
        _isBig = pages * (_pageBytes + (decimal)MostBeside) > uint.MaxValue;
    }

    private protected override void Begin()
    {
        Span<byte> header = stackalloc byte[Alignment];
        header.Clear();
        header[0] = header[1] = (byte)'I';
        header[2] = (byte)(_isBig ? 43 : 42);
        header[4] = (byte)(_isBig ? sizeof(ulong) : Alignment);
        if (_isBig) header[8] = Alignment;
        File.Write(header);
    }

    private protected override void Write(NdArray frame, bool isLast)
    {
        var pixels = frame.ToLittleEndian().Data;
        var length = (int)_pageBytes;
        for (var at = 0; at < pixels.Length; at += length)
        {
            var page = pixels.Slice(at, length);
            WritePage(_compress ? Pack(page.Span) : page, isLast && at + length == pixels.Length);
        }
    }

    private static DType Checked(string path, DType type, IReadOnlyList<int> shape)
    {
        if (type.Kind is not ('b' or 'u' or 'i' or 'f')) throw new AssetException($"{path}: found elements of type {type}, expected numbers: write .npy instead.");
        if (shape.Count < 2 || shape.Contains(0)) throw new AssetException($"{path}: found frames of shape ({string.Join(", ", shape)}), expected rows and columns: write .npy instead.");
        return type;
    }

    private void WritePage(ReadOnlyMemory<byte> pixels, bool isLast)
    {
        var directory = File.Position;
        var fields = new TiffFields(_isBig);
        fields.Add(TiffTag.ImageWidth, _width);
        fields.Add(TiffTag.ImageLength, _height);
        fields.Add(TiffTag.BitsPerSample, 8 * _type.ItemSize, _samples);
        fields.Add(TiffTag.Compression, (int)(_compress ? TiffCompression.Deflate : TiffCompression.None));
        fields.Add(TiffTag.PhotometricInterpretation, _samples == 1 ? 1 : 2);
        fields.AddPlace(TiffTag.StripOffsets);
        fields.Add(TiffTag.SamplesPerPixel, _samples);
        fields.Add(TiffTag.RowsPerStrip, _height);
        fields.Add(TiffTag.StripByteCounts, pixels.Length);
        fields.Add(TiffTag.PlanarConfiguration, 1);
        // The fourth sample is how opaque a pixel is.
        if (_samples == 4) fields.Add(TiffTag.ExtraSamples, 2);
        fields.Add(TiffTag.SampleFormat, _type.Kind switch { 'u' => 1, 'i' => 2, _ => 3 }, _samples);
        var place = Aligned(directory + fields.Length);
        var end = Aligned(place + pixels.Length);
        File.Write(fields.Assemble(directory, place, isLast ? 0 : end));
        File.Write(pixels.Span);
        Span<byte> padding = stackalloc byte[Alignment];
        padding.Clear();
        File.Write(padding[..(int)(end - place - pixels.Length)]);
    }

    private static ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> page)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) stream.Write(page);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    private static long Aligned(long at) => (at + Alignment - 1) / Alignment * Alignment;
}
