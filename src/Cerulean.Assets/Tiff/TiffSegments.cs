namespace Cerulean.Assets.Tiff;

/// <summary>Where the strips or tiles of a page are, and which pixels they hold: plane by plane, row by row.</summary>
internal sealed class TiffSegments
{
    private readonly ulong[] _offsets;
    private readonly ulong[] _lengths;
    private readonly bool _isTiled;
    private readonly int _across;
    private readonly int _down;

    public TiffSegments(TiffDirectory directory, TiffPage page, long fileLength)
    {
        _isTiled = directory.Has(TiffTag.TileWidth);
        Width = _isTiled ? Side(directory, TiffTag.TileWidth) : page.Width;
        Height = _isTiled ? Side(directory, TiffTag.TileLength) : (int)Math.Min(page.Height, Math.Max(1, directory.Number(TiffTag.RowsPerStrip, page.Height)));
        _across = (int)(((long)page.Width + Width - 1) / Width);
        _down = (int)(((long)page.Height + Height - 1) / Height);
        var (offsets, lengths) = _isTiled ? (TiffTag.TileOffsets, TiffTag.TileByteCounts) : (TiffTag.StripOffsets, TiffTag.StripByteCounts);
        var count = (long)_across * _down * (page.IsPlanar ? page.Samples : 1);
        _offsets = directory.Numbers(offsets, count);
        // Some old files have one strip and do not tell its length.
        _lengths = count == 1 && !directory.Has(lengths) && page.Compression == TiffCompression.None
            ? [(ulong)page.Bytes]
            : directory.Numbers(lengths, count);
        RequireRoom(directory, lengths, page, fileLength);
    }

    /// <summary>Columns of a tile, or of the page.</summary>
    public int Width { get; }

    /// <summary>Rows of a tile, or of a strip but the last.</summary>
    public int Height { get; }

    public int Count => _offsets.Length;

    public TiffSegment this[int index]
    {
        get
        {
            var (plane, inPlane) = Math.DivRem(index, _across * _down);
            var (down, across) = Math.DivRem(inPlane, _across);
            return new TiffSegment(_offsets[index], (int)_lengths[index], plane, down * Height, across * Width);
        }
    }

    // A tile is unpacked into memory of its own: it must be worth it.
    private void RequireRoom(TiffDirectory directory, TiffTag tag, TiffPage page, long fileLength)
    {
        var ratio = Ratio(page.Compression);
        var samples = page.IsPlanar ? 1 : page.Samples;
        for (var i = 0; i < _lengths.Length; i++)
        {
            var rows = Math.Min(Height, page.Height - this[i].Row);
            var needed = (Int128)Width * rows * samples * page.DType.ItemSize;
            if (_lengths[i] > (ulong)Math.Min(fileLength, Array.MaxLength)) throw directory.Error(tag, $"{_lengths[i]} bytes", $"no more than the file's {fileLength}");
            if (needed > _lengths[i] * (Int128)ratio || needed > Array.MaxLength)
            {
                throw directory.Error(tag, $"{_lengths[i]} bytes", $"as many as {Width} × {rows} pixels need, {needed} before they are packed");
            }
        }
    }

    /// <summary>The most that a byte can become.</summary>
    public static int Ratio(TiffCompression compression) => compression switch
    {
        TiffCompression.None => 1,
        TiffCompression.PackBits => 64,
        TiffCompression.Lzw => 4096,
        _ => 1032,
    };

    private static int Side(TiffDirectory directory, TiffTag tag) => directory.Number(tag) is >= 1 and <= int.MaxValue and var side
        ? (int)side
        : throw directory.Error(tag, $"{directory.Number(tag)}", "1 or more pixels");
}
