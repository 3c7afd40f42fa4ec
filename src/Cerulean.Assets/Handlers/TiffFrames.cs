using Cerulean.Assets.Tiff;
using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Several TIFF files of one shape as one array.</summary>
internal static class TiffFrames
{
    /// <summary>A whole file: an array of the shape of a page, or (pages, shape of a page).</summary>
    public static NdArray ReadWhole(string path, ArrayMemory memory)
    {
        using var file = TiffFile.Open(path);
        return file.Read(memory);
    }

    /// <summary>An array (files, shape of a file); a file of one page has the shape of the page.</summary>
    public static NdArray Read(IEnumerable<string> paths, int count, ArrayMemory memory)
    {
        TiffPage? first = null;
        var (pages, index, target) = (0, 0, Memory<byte>.Empty);
        foreach (var path in paths)
        {
            using var file = TiffFile.Open(path);
            if (first is null)
            {
                // The last of them before all memory is taken: the documents may tell of more files than there are.
                if (!File.Exists(paths.Last())) throw new FileNotFoundException($"There is no file {paths.Last()}.", paths.Last());
                (first, pages) = (file.Page(0), Math.Max(1, file.Pages.Count));
                target = memory.Take(first.Bytes * pages * count);
            }

            for (var page = 0; page < pages; page++)
            {
                if (!file.Page(page).IsLike(first))
                {
                    throw new AssetException($"{path}, page {page}: found {TiffFile.Describe(file.Page(page))}, expected {TiffFile.Describe(first)} as in {paths.First()}.");
                }

                file.ReadPage(page, target.Span.Slice((int)((((long)index * pages) + page) * first.Bytes), (int)first.Bytes));
            }

            index++;
        }

        return new NdArray(first!.DType, pages == 1 ? [count, .. first.Shape] : [count, pages, .. first.Shape], target);
    }
}
