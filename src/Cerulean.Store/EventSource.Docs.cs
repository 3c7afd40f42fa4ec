using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class EventSource
{
    /// <summary>
    /// The documents of a run in a valid order: start, descriptors, resources, datums and rows as they were accepted, stop; or rows one by one, or in pages of a size.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="stream">Leaves out the rows of other streams.</param>
    /// <param name="fields">Leaves out other fields of descriptors and rows, and resources where no field of these is in a file.</param>
    /// <param name="fill">Puts arrays in place of the references to them.</param>
    /// <param name="granularity">In what form rows are handed over.</param>
    /// <param name="pageSize">Rows of a page.</param>
    /// <exception cref="StoreException">There is no such stream or field.</exception>
    public IEnumerable<Document> Docs(
        Run run,
        string? stream = null,
        IReadOnlyCollection<string>? fields = null,
        bool fill = true,
        Granularity granularity = Granularity.Accepted,
        int pageSize = Run.DefaultPageSize)
    {
        var documents = run.Documents(granularity, pageSize);
        if (stream is not null || fields is not null) documents = new DocumentFilter(run, stream, fields).Of(documents);
        return fill ? Filled(run, documents, fields) : documents;
    }

    /// <summary>Fills the arrays of a run in, as long as it is open.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">How; with the root map of this source where it has none.</param>
    public FillContext FillContext(Run run, FillerOptions? options = null)
    {
        options ??= new FillerOptions();
        return new(run, Handlers, options.RootMap == RootMap.Empty ? options with { RootMap = RootMap } : options);
    }

    private IEnumerable<Document> Filled(Run run, IEnumerable<Document> documents, IReadOnlyCollection<string>? fields)
    {
        using var context = FillContext(run);
        foreach (var document in context.Fill(documents, fields)) yield return document;
    }
}
