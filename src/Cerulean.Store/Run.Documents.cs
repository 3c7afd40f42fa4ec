using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class Run
{
    internal const int DefaultPageSize = 1000;

    /// <summary>The documents, one by one: as they were accepted, or as single rows, or in pages of a size.</summary>
    /// <remarks>
    /// In pages all descriptors, resources and datums come before the first event page, and the pages of one descriptor before those of the next.
    /// </remarks>
    public IEnumerable<Document> Documents(Granularity granularity = Granularity.Accepted, int pageSize = DefaultPageSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        return granularity switch
        {
            Granularity.Accepted => Read(run => run.Documents()),
            Granularity.Events => Read(run => run.Documents()).SelectMany(Unpack),
            Granularity.Pages => Read(run => InPages(run, pageSize)),
            _ => throw new ArgumentOutOfRangeException(nameof(granularity)),
        };
    }

    /// <summary>The documents of some kinds that are no rows, in order.</summary>
    internal IEnumerable<Document> Documents(params DocumentName[] kinds) => Read(run => run.Documents(kinds));

    private IEnumerable<Document> Read(Func<RunReader, IEnumerable<Document>> read)
    {
        using var reader = _database.Read();
        foreach (var document in read(Current(reader))) yield return document;
    }

    private static IEnumerable<Document> Unpack(Document document) => document switch
    {
        EventPage page => Paging.Unpack(page),
        DatumPage page => Paging.Unpack(page),
        _ => [document],
    };

    private static IEnumerable<Document> InPages(RunReader run, int size)
    {
        yield return run.Documents<RunStart>(DocumentName.Start).First();
        foreach (var document in run.Documents(DocumentName.Descriptor, DocumentName.Resource, DocumentName.StreamResource, DocumentName.StreamDatum))
        {
            yield return document;
        }

        foreach (var page in DatumPages(run, size)) yield return page;
        foreach (var page in run.Descriptors.SelectMany(descriptor => Paging.Rechunk(run.Rows(descriptor), size))) yield return page;
        foreach (var stop in run.Documents<RunStop>(DocumentName.Stop)) yield return stop;
    }

    // The datums of several resources may be interleaved: the pages of each fill on their own.
    private static IEnumerable<DatumPage> DatumPages(RunReader run, int size)
    {
        var waiting = new OrderedDictionary<string, List<Datum>>();
        foreach (var datum in run.Documents(DocumentName.Datum, DocumentName.DatumPage).SelectMany(Unpack).Cast<Datum>())
        {
            if (!waiting.TryGetValue(datum.Resource, out var datums)) waiting.Add(datum.Resource, datums = []);
            datums.Add(datum);
            if (datums.Count < size) continue;
            foreach (var page in Paging.PackAll(datums, size)) yield return page;
            datums.Clear();
        }

        foreach (var page in waiting.Values.SelectMany(datums => Paging.PackAll(datums, size))) yield return page;
    }
}
