using System.Buffers;
using System.IO.Compression;

namespace Cerulean.Assets.Tiff;

/// <summary>Reads the pixels of a page straight into memory.</summary>
internal static class TiffDecoder
{
    /// <summary>Fills the target with a page: little endian, in C order.</summary>
    public static void Read(TiffBytes bytes, TiffPage page, Span<byte> target)
    {
        var segments = page.Segments;
        var pixel = (page.IsPlanar ? 1 : page.Samples) * page.DType.ItemSize;
        var (pageRow, row) = (page.Width * pixel, segments.Width * pixel);
        var plane = pageRow * page.Height;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            var rows = Math.Min(segments.Height, page.Height - segment.Row);
            var place = target[((segment.Plane * plane) + (segment.Row * pageRow))..];
            if (row == pageRow)
            {
                Decode(bytes, page, segment, place[..(rows * row)], row);
                continue;
            }

            // A tile is narrower than the page, or hangs over its edge.
            var tile = ArrayPool<byte>.Shared.Rent(rows * row);
            try
            {
                Decode(bytes, page, segment, tile.AsSpan(0, rows * row), row);
                var column = segment.Column * pixel;
                var length = Math.Min(row, pageRow - column);
                for (var y = 0; y < rows; y++) tile.AsSpan(y * row, length).CopyTo(place[((y * pageRow) + column)..]);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(tile);
            }
        }
    }

    private static void Decode(TiffBytes bytes, TiffPage page, TiffSegment segment, Span<byte> pixels, int row)
    {
        if (page.Compression == TiffCompression.None) bytes.Read(segment.Offset, pixels, page.Index, TiffTag.StripOffsets);
        else Unpack(bytes, page, segment, pixels);
        TiffPredictor.Undo(page.Predictor, pixels, row, page.DType.ItemSize, page.IsPlanar ? 1 : page.Samples, bytes.IsBigEndian);
    }

    private static void Unpack(TiffBytes bytes, TiffPage page, TiffSegment segment, Span<byte> pixels)
    {
        var packed = ArrayPool<byte>.Shared.Rent(segment.Length);
        try
        {
            var source = packed.AsSpan(0, segment.Length);
            bytes.Read(segment.Offset, source, page.Index, TiffTag.StripOffsets);
            var length = page.Compression switch
            {
                TiffCompression.Lzw => Lzw.Decode(source, pixels),
                TiffCompression.PackBits => PackBits.Decode(source, pixels),
                _ => Inflate(packed, segment.Length, pixels),
            };
            if (length == pixels.Length) return;
            throw bytes.Error(page.Index, TiffTag.StripOffsets, $"{length} good bytes in what {page.Compression} packed from row {segment.Row}, column {segment.Column} on", $"{pixels.Length}: the file is damaged");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private static int Inflate(byte[] packed, int length, Span<byte> pixels)
    {
        using var stream = new ZLibStream(new MemoryStream(packed, 0, length, writable: false), CompressionMode.Decompress);
        var read = 0;
        try
        {
            while (read < pixels.Length && stream.Read(pixels[read..]) is > 0 and var more) read += more;
        }
        catch (InvalidDataException)
        {
            // What was good so far is told by the caller.
        }

        return read;
    }
}
