namespace Cerulean.Documents;

public static partial class Paging
{
    /// <summary>One page of datums of one resource with the same arguments, which may stand in any order.</summary>
    /// <exception cref="ArgumentException">There is no datum, or resources or arguments differ.</exception>
    public static DatumPage Pack(params ReadOnlySpan<Datum> datums)
    {
        if (datums.IsEmpty) throw new ArgumentException("There is no datum to pack; a page needs at least one, which names its resource.", nameof(datums));
        var (ids, rows) = (new string[datums.Length], new JsonObject[datums.Length]);
        var names = datums[0].DatumKwargs.Names;
        for (var i = 0; i < rows.Length; i++)
        {
            var (datum, arguments) = (datums[i], datums[i].DatumKwargs);
            RequireResource(datum.Resource, datums[0].Resource, $"Datum '{datum.DatumId}'");
            ids[i] = datum.DatumId;
            rows[i] = Align(arguments, names) ?? throw new ArgumentException(
                $"Datum '{datum.DatumId}' {Difference(arguments.Names, names)}, in datum_kwargs. All datums of a page have the same arguments; pack the others on their own.");
        }

        return new DatumPage { DatumId = new StringColumn(ids), Resource = datums[0].Resource, DatumKwargs = ColumnBuilder.Build(rows) };
    }

    /// <summary>Pages of at most so many datums, in order; a change of resource or of arguments begins a new page.</summary>
    public static IEnumerable<DatumPage> PackAll(IEnumerable<Datum> datums, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return PackAll(datums, size, Fit, static rows => Pack(rows));
    }

    /// <summary>The datums of a page, as views of blocks of its rows.</summary>
    /// <exception cref="ArgumentException">Columns differ in length.</exception>
    public static IEnumerable<Datum> Unpack(DatumPage page)
    {
        _ = CheckedCount(page);
        return UnpackRows(page);
    }

    /// <summary>The same datums in pages of exactly so many, the last one smaller; a change of resource or of arguments begins a new page.</summary>
    /// <exception cref="ArgumentException">Columns of a page differ in length.</exception>
    public static IEnumerable<DatumPage> Rechunk(IEnumerable<DatumPage> pages, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return Rechunk(pages, rows, CheckedCount, static (page, start, count) => page.Slice(start, count), Join, Fit);
    }

    /// <summary>All datums of the pages in one page.</summary>
    /// <exception cref="ArgumentException">There is no page, resources or arguments differ, or columns of a page differ in length.</exception>
    public static DatumPage Merge(params ReadOnlySpan<DatumPage> pages)
    {
        if (pages.IsEmpty) throw new ArgumentException("There is no page to merge.", nameof(pages));
        var first = pages[0];
        var parts = new List<DatumPage>();
        foreach (var page in pages)
        {
            if (CheckedCount(page) > 0) parts.Add(page);
            RequireResource(page.Resource, first.Resource, "A page");
            RequireNames(page.DatumKwargs.Names, first.DatumKwargs.Names, "datum_kwargs");
        }

        return parts.Count == 0 ? first : Join([.. parts]);
    }

    private static bool Fit(Datum left, Datum right) => left.Resource == right.Resource && SameNames(left.DatumKwargs.Names, right.DatumKwargs.Names);

    private static bool Fit(DatumPage left, DatumPage right) => left.Resource == right.Resource && SameNames(left.DatumKwargs.Names, right.DatumKwargs.Names);

    private static void RequireResource(string found, string first, string what)
    {
        if (ReferenceEquals(found, first) || found == first) return;
        throw new ArgumentException($"{what} is of resource '{found}', the first one of '{first}'. A page has one resource; pack the others on their own.");
    }

    private static int CheckedCount(DatumPage page)
    {
        RequireRows(page.DatumKwargs, "datum_kwargs", page.Count, "datum_page");
        return page.Count;
    }

    private static IEnumerable<Datum> UnpackRows(DatumPage page)
    {
        var width = page.DatumKwargs.Count;
        var rows = RowsOfBlock(width);
        for (var start = 0; start < page.Count; start += rows)
        {
            rows = Math.Min(rows, page.Count - start);
            var values = Block([page.DatumKwargs], width, start, rows);
            for (var row = 0; row < rows; row++)
            {
                yield return new Datum
                {
                    DatumId = page.DatumId.Values[start + row],
                    Resource = page.Resource,
                    DatumKwargs = new JsonObject(page.DatumKwargs.Names, values, row * width),
                };
            }
        }
    }

    // The pages have rows, and the same arguments.
    private static DatumPage Join(DatumPage[] pages) => pages.Length == 1 ? pages[0] : pages[0] with
    {
        DatumId = (StringColumn)ColumnConcat.Join(Array.ConvertAll(pages, static Column (page) => page.DatumId)),
        DatumKwargs = ColumnConcat.Join(Array.ConvertAll(pages, static page => page.DatumKwargs)),
    };
}
