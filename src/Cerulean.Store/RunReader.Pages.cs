using Cerulean.Documents;

namespace Cerulean.Store;

internal sealed partial class RunReader
{
    /// <summary>The rows of a descriptor in the order in which they were accepted, in pages as large as they come.</summary>
    public IEnumerable<EventPage> Rows(DescriptorRow descriptor)
    {
        var pages = Pages.Where(page => LayoutOf(page).Descriptor == descriptor.Ordinal).ToArray();
        var last = pages.Length == 0 ? -1 : pages.Max(page => page.Last);
        var apart = pages.Zip(pages.Skip(1)).All(pair => pair.First.Last < pair.Second.First) && Loose(descriptor).All(loose => loose.Ordinal > last);
        return apart
            ? pages.Select(ReadPage).Concat(Loose(descriptor).Select(loose => AsPage(loose.Document)))
            : Interleaved(descriptor, pages);
    }

    /// <summary>How many event pages without rows were accepted of a descriptor.</summary>
    public int EmptyPages(string uid)
    {
        if (Descriptors.FirstOrDefault(row => row.Uid == uid) is not { } descriptor) return 0;
        var packed = Pages.Where(page => page.Units is not null && LayoutOf(page).Descriptor == descriptor.Ordinal).SelectMany(Store.Units.Decode);
        return packed.Count(unit => unit is { IsPage: true, Rows: 0 }) + Loose(descriptor).Count(loose => loose.Document is EventPage { Count: 0 });
    }

    /// <summary>Pages of a descriptor, and events and event pages that are in none, in order.</summary>
    public IEnumerable<object> Pieces(DescriptorRow descriptor)
    {
        var pages = Pages.Where(page => LayoutOf(page).Descriptor == descriptor.Ordinal).Select(page => (page.First, (object)page));
        return OrdinalMerge.Merge<object>(
        [
            (0L, () => pages),
            (0L, () => Loose(descriptor).Select(loose => (loose.Ordinal, (object)new LooseRows(loose.Ordinal, loose.Document)))),
        ]);
    }

    /// <summary>The stored pages of a stream that may hold seq_nums of a range.</summary>
    public IEnumerable<TablePart> StoredParts(string stream, StreamRange seqNums)
    {
        var low = SeqNumIndex.LowOf(reader, run.Id, DescriptorsOf(stream)[0].Ordinal, seqNums);
        return LayoutsOf(stream).SelectMany(layout => reader.PagesOfSeqNums(run.Id, layout.Id, seqNums, low).Select(page => new StoredPart(reader, page, layout.Layout)));
    }

    /// <summary>The seq_nums around rows of some times in stored pages, or null where there is no such page.</summary>
    public StreamRange? StoredSeqNums(string stream, double since, double until)
    {
        var pages = LayoutsOf(stream).SelectMany(layout => reader.PagesOfTimes(run.Id, layout.Id, since, until)).ToArray();
        return pages.Length == 0 ? null : new StreamRange(pages.Min(page => page.MinSeqNum), pages.Max(page => page.MaxSeqNum) + 1);
    }

    /// <summary>The rows of a stream that are in no stored page yet.</summary>
    public IReadOnlyList<LoosePart> LooseParts(string stream) =>
        [.. DescriptorsOf(stream).SelectMany(descriptor => Blocks(Loose(descriptor)))];

    /// <summary>The seq_nums of the rows of a stream, by their places in its table.</summary>
    public SeqNumIndex SeqNums(string stream, IReadOnlyList<LoosePart> loose) =>
        new(reader, run.Id, DescriptorsOf(stream)[0].Ordinal, loose.SelectMany(part => part.SeqNums.ToArray()));

    private IReadOnlyList<DescriptorRow> DescriptorsOf(string stream) => [.. Descriptors.Where(descriptor => descriptor.Stream == stream)];

    private IEnumerable<LayoutRow> LayoutsOf(string stream)
    {
        var descriptors = DescriptorsOf(stream).Select(descriptor => descriptor.Ordinal).ToHashSet();
        return Layouts.Values.Where(layout => descriptors.Contains(layout.Descriptor));
    }

    // Events one after another are columns together: there may be thousands.
    private static IEnumerable<LoosePart> Blocks(IEnumerable<(long Ordinal, Document Document)> loose)
    {
        var events = new List<(long Ordinal, Event Row)>();
        foreach (var (ordinal, document) in loose)
        {
            if (events.Count > 0 && (document is not Event row || !Layout.Of(row).Equals(Layout.Of(events[0].Row)))) yield return Take(events);
            if (document is Event next) events.Add((ordinal, next));
            else yield return new LoosePart((EventPage)document, [new Unit(ordinal, ((EventPage)document).Count, true)]);
        }

        if (events.Count > 0) yield return Take(events);
    }

    private static LoosePart Take(List<(long Ordinal, Event Row)> events)
    {
        var part = new LoosePart(Paging.Pack([.. events.Select(item => item.Row)]), [.. events.Select(item => new Unit(item.Ordinal, 1, false))]);
        events.Clear();
        return part;
    }

    /// <summary>The seq_nums of the stream datums of a stream.</summary>
    public IntervalSet StreamSeqNums(string stream)
    {
        var descriptors = Descriptors.Where(descriptor => descriptor.Stream == stream).Select(descriptor => descriptor.Uid).ToHashSet();
        var numbers = new IntervalSet();
        foreach (var datum in Documents<StreamDatum>(DocumentName.StreamDatum).Where(datum => descriptors.Contains(datum.Descriptor))) numbers.Add(datum.SeqNums);
        return numbers;
    }

    /// <summary>The rows of a stored page.</summary>
    public EventPage ReadPage(PageRow page)
    {
        var layout = LayoutOf(page);
        var names = layout.Layout;
        return new EventPage
        {
            Descriptor = DescriptorOf(layout).Uid,
            Uid = ReadColumn(page, Layout.Uid) as StringColumn ?? new StringColumn(Array.Empty<string>()),
            SeqNum = ((ArrayColumn)ReadColumn(page, Layout.SeqNum)).Array,
            Time = ReadColumn(page, Layout.Time),
            Data = ReadColumns(page, names.Data, Layout.FirstData),
            Timestamps = ReadColumns(page, names.Timestamps, names.FirstTimestamp),
            Filled = names.Filled is null ? null : ReadColumns(page, names.Filled, names.FirstFilled),
        };
    }

    /// <summary>One column of a stored page.</summary>
    public Column ReadColumn(PageRow page, int place)
    {
        var data = reader.Column(page.Id, place, out var header);
        return ColumnCodec.Decode(header, data, page.Rows);
    }

    private ColumnMap ReadColumns(PageRow page, JsonKeys names, int place)
    {
        var columns = new Column[names.Count];
        for (var i = 0; i < columns.Length; i++) columns[i] = ReadColumn(page, place + i);
        return new ColumnMap(names, columns);
    }

    // Rows of different layouts take turns: they are merged document by document.
    private IEnumerable<EventPage> Interleaved(DescriptorRow descriptor, PageRow[] pages) => OrdinalMerge.Merge(pages
        .Select(page => (page.First, (Func<IEnumerable<(long, Document)>>)(() => Units(page))))
        .Prepend((0L, () => Loose(descriptor)))).Select(AsPage);

    private static EventPage AsPage(Document document) => document as EventPage ?? Paging.Pack((Event)document);
}
