using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>One run of a snapshot: its documents, and the parts of its pages. Documents are as they are now, or as they were accepted.</summary>
internal sealed partial class RunReader(IDatabaseReader reader, RunRow run, bool asAccepted = false)
{
    // Kinds that are kept as JSON; rows of events only until they are in pages.
    private static readonly DocumentName[] Kinds = [.. Enum.GetValues<DocumentName>().Except([DocumentName.BulkEvents, DocumentName.BulkDatum])];

    private static readonly DocumentName[] RowKinds = [DocumentName.Event, DocumentName.EventPage];

    private IReadOnlyList<DescriptorRow>? _descriptors;
    private Dictionary<long, LayoutRow>? _layouts;
    private IReadOnlyList<PageRow>? _pages;
    private Dictionary<(DocumentName, long), byte[]>? _accepted;
    private ILookup<long, (DocumentName Kind, DocumentRow Row)>? _loose;

    public IReadOnlyList<DescriptorRow> Descriptors => _descriptors ??= reader.Descriptors(run.Id);

    /// <summary>Pages by their first ordinals.</summary>
    public IReadOnlyList<PageRow> Pages => _pages ??= reader.Pages(run.Id);

    public IReadOnlyDictionary<long, LayoutRow> Layouts => _layouts ??= reader.Layouts(run.Id).ToDictionary(layout => layout.Id);

    public LayoutRow LayoutOf(PageRow page) => Layouts[page.Layout];

    public DescriptorRow DescriptorOf(LayoutRow layout) => Descriptors.First(descriptor => descriptor.Ordinal == layout.Descriptor);

    /// <summary>The start, and the stop where it has come.</summary>
    public (RunStart Start, RunStop? Stop) Ends() =>
        (Documents<RunStart>(DocumentName.Start).First(), Documents<RunStop>(DocumentName.Stop).FirstOrDefault());

    /// <summary>Documents of one kind that are kept as JSON.</summary>
    public IEnumerable<T> Documents<T>(DocumentName kind) where T : Document => Rows(kind).Select(row => (T)Parse(kind, row));

    /// <summary>Documents of some kinds that are kept as JSON, in order.</summary>
    public IEnumerable<Document> Documents(params DocumentName[] kinds) => OrdinalMerge.Merge(Sequences(kinds));

    /// <summary>All documents as they were accepted.</summary>
    public IEnumerable<Document> Documents() => OrdinalMerge.Merge(
        Sequences(Kinds).Concat(Pages.Select(page => (page.First, (Func<IEnumerable<(long, Document)>>)(() => Units(page))))));

    /// <summary>All documents that are in no page.</summary>
    public IEnumerable<Document> LooseDocuments() => OrdinalMerge.Merge(Sequences(Kinds));

    /// <summary>Events and event pages of a descriptor that are not in stored pages yet, in order.</summary>
    public IEnumerable<(long Ordinal, Document Document)> Loose(DescriptorRow descriptor) =>
        LooseRows[descriptor.Ordinal].Select(loose => (loose.Row.Ordinal, Parse(loose.Kind, loose.Row)));

    // Read once: there may be as many descriptors as rows.
    private ILookup<long, (DocumentName Kind, DocumentRow Row)> LooseRows => _loose ??= RowKinds
        .SelectMany(kind => reader.Documents(run.Id, kind).Select(row => (Kind: kind, Row: row))).OrderBy(loose => loose.Row.Ordinal).ToLookup(loose => loose.Row.Descriptor ?? -1);

    // The kinds are few: each begins at once.
    private IEnumerable<(long First, Func<IEnumerable<(long Ordinal, Document Document)>> Items)> Sequences(DocumentName[] kinds) =>
        kinds.Select(kind => (0L, (Func<IEnumerable<(long, Document)>>)(() => Rows(kind).Select(row => (row.Ordinal, Parse(kind, row))))));

    private IEnumerable<(long Ordinal, Document Document)> Units(PageRow row)
    {
        var units = Store.Units.Decode(row);
        var page = ReadPage(row);
        for (int i = 0, at = 0; i < units.Count;)
        {
            if (units[i].IsPage)
            {
                yield return (units[i].Ordinal, page.Slice(at, units[i].Rows));
                at += units[i++].Rows;
                continue;
            }

            var end = i + 1;
            while (end < units.Count && !units[end].IsPage) end++;
            var singles = page.Slice(at, end - i);
            at += end - i;
            foreach (var single in Paging.Unpack(singles)) yield return (units[i++].Ordinal, single);
        }
    }

    private IEnumerable<DocumentRow> Rows(DocumentName kind)
    {
        if (!asAccepted) return reader.Documents(run.Id, kind);
        _accepted ??= reader.Revisions(run.Id).Where(revision => revision.Number == 1).ToDictionary(revision => (revision.Kind, revision.Ordinal), revision => revision.Body);
        return reader.Documents(run.Id, kind).Select(row => _accepted.TryGetValue((kind, row.Ordinal), out var body) ? row with { Body = body } : row);
    }

    private static Document Parse(DocumentName kind, DocumentRow row) => Document.FromJson(kind, JsonText.Parse(row.Body).AsObject());
}
