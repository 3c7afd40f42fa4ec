using Cerulean.Documents;

namespace Cerulean.Assets.Tiff;

/// <summary>
/// Reads TIFF and BigTIFF files of either byte order: pages of 8, 16, 32 or 64-bit integers and 16, 32 or 64-bit floats, grey or of several samples,
/// in strips or tiles, plain or packed by LZW, deflate or PackBits. Not safe to use from several threads.
/// </summary>
/// <remarks>
/// Each failure of the contents is an <see cref="AssetException"/> with page and field. Where the file ends too early it is an
/// <see cref="EndOfStreamException"/>, since it may still be growing. Memory is never asked for beyond what a file of this length can hold.
/// </remarks>
public sealed class TiffFile : IDisposable
{
    private readonly TiffBytes _bytes;
    private readonly List<TiffPage> _pages = [];
    private readonly HashSet<long> _seen = [];
    private long _next;

    private TiffFile(TiffBytes bytes) => (_bytes, _next) = (bytes, bytes.FirstDirectory);

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="IOException">The file cannot be opened, or has no header yet.</exception>
    /// <exception cref="AssetException">It is no TIFF file.</exception>
    public static TiffFile Open(string path) => new(new TiffBytes(path));

    /// <summary>The file.</summary>
    public string Path => _bytes.Path;

    /// <summary>All pages in order, without smaller copies of others.</summary>
    public IReadOnlyList<TiffPage> Pages
    {
        get
        {
            while (Advance())
            {
            }

            return _pages;
        }
    }

    /// <summary>Reads a page, alone of the others.</summary>
    /// <exception cref="EndOfStreamException">The file has no such page, or not all of it.</exception>
    public TiffPage Page(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        while (_pages.Count <= index)
        {
            if (!Advance()) throw new EndOfStreamException($"{Path}: found {_pages.Count} pages, expected page {index}, counted from 0. The file is still being written, or has fewer frames than it was said.");
        }

        return _pages[index];
    }

    /// <summary>All pages: an array of the page's shape, or (pages, shape of a page) where there are several.</summary>
    public NdArray Read(ArrayMemory memory)
    {
        var stack = Read(0, Math.Max(1, Pages.Count), memory);
        return stack.Length == 1 ? stack.Reshape(stack.Shape[1..]) : stack;
    }

    /// <summary>Some pages of one shape: an array (count, shape of a page).</summary>
    /// <exception cref="AssetException">The pages differ, or are damaged.</exception>
    public NdArray Read(int first, int count, ArrayMemory memory)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var page = Page(first);
        long packed = 0;
        for (var i = first; i < first + count; i++)
        {
            if (!Page(i).IsLike(page)) throw _bytes.Error(i, TiffTag.None, Describe(Page(i)), $"{Describe(page)} as on page {first}: read the pages one by one");
            packed += Page(i).Bytes / TiffSegments.Ratio(page.Compression);
        }

        // Pages may point to the same bytes; what they hold together is then more than the file can have.
        if (packed > _bytes.Length) throw _bytes.Error(first, TiffTag.StripOffsets, $"{count} pages of {page.Bytes} bytes in a file of {_bytes.Length}", "each page with bytes of its own: read fewer at once");
        var target = memory.Take(page.Bytes * count);
        for (var i = 0; i < count; i++) ReadPage(first + i, target.Span.Slice((int)(i * page.Bytes), (int)page.Bytes));
        return new NdArray(page.DType, [count, .. page.Shape], target);
    }

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    internal void ReadPage(int index, Span<byte> target) => TiffDecoder.Read(_bytes, Page(index), target);

    internal static string Describe(TiffPage page) => $"{page.DType} of shape ({string.Join(", ", page.Shape)})";

    private bool Advance()
    {
        while (_next != 0)
        {
            if (!_seen.Add(_next)) throw _bytes.Error(_pages.Count, TiffTag.None, "a directory that comes again", "a chain of pages that ends");
            var directory = new TiffDirectory(_bytes, _next, _pages.Count);
            var page = new TiffPage(directory, _bytes.Length);
            _next = (long)Math.Min(directory.Next, long.MaxValue);
            if (page.IsReduced && _pages.Count > 0) continue;
            _pages.Add(page);
            return true;
        }

        return false;
    }
}
