using System.Buffers;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>Documents of one run on their way into the database: rows of events in buffers, everything else as JSON.</summary>
internal sealed class RunDraft
{
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly RunTally _tally = new();
    private readonly Dictionary<string, List<PageBuffer>> _buffers = [];
    private readonly List<(DocumentName Kind, long Ordinal, byte[] Body)> _documents = [];
    private readonly List<DescriptorRow> _descriptors = [];
    private readonly List<LayoutRow> _layouts = [];
    private readonly List<(PageRow Row, EventPage Page)> _pages = [];
    private readonly Dictionary<string, long> _descriptorOrdinals = [];
    private int _layoutCount;
    private long _id;

    public RunDraft(RunStart start)
    {
        Row = new RunRow(start.Uid) { ScanId = start.ScanId, PlanName = start.PlanName, Time = start.Time };
        Add(start);
    }

    /// <summary>The run as it would be listed; its id is 0 until something of it is in the database.</summary>
    public RunRow Row { get; private set; }

    /// <summary>Bytes of memory that the documents take, more or less.</summary>
    public long Weight => ReadyWeight + BufferedWeight;

    /// <summary>Bytes that can be written without making pages smaller than need be.</summary>
    public long ReadyWeight { get; private set; }

    private long BufferedWeight { get; set; }

    public void Add(Document document)
    {
        var ordinal = Row.Next;
        Row = Row with { Documents = Row.Documents + 1, Next = ordinal + 1 };
        _tally.Add(document);
        switch (document)
        {
            case Event row: Add(row, ordinal); break;
            case EventPage page: Add(page, ordinal); break;
            default: AddAsJson(document, ordinal); break;
        }
    }

    /// <summary>Writes what is ready; with all of it also the rows that wait for a larger page.</summary>
    public void Write(IDatabaseWriter writer, bool all)
    {
        if (all) SealAll();
        Row = Row with { Streams = _tally.StreamsText() };
        _id = Row.Id;
        if (_id == 0) _id = writer.Insert(Row);
        else writer.Update(Row);
        foreach (var (kind, ordinal, body) in _documents) writer.Insert(_id, kind, ordinal, null, body);
        foreach (var descriptor in _descriptors) writer.Insert(_id, descriptor);
        foreach (var layout in _layouts) writer.Insert(_id, layout);
        foreach (var (row, page) in _pages) PageWriter.Write(writer, _id, row, page);
    }

    /// <summary>Forgets what has been written, once it is committed.</summary>
    public void Written()
    {
        Row = Row with { Id = _id };
        _documents.Clear();
        _descriptors.Clear();
        _layouts.Clear();
        _pages.Clear();
        ReadyWeight = 0;
    }

    /// <summary>Changes who may see the run.</summary>
    public void Become(RunState state, long number, string? stage = null) => Row = Row with { State = state, Base = number, Stage = stage };

    public IngestOutcome Outcome(IngestStatus status, string? message) =>
        new(Row.Uid, Row.Documents, _tally.Rows, _tally.Streams, status, message);

    private void Add(Event row, long ordinal)
    {
        var buffer = FindBuffer(row.Descriptor, layout => layout.Fits(row)) ?? NewBuffer(row.Descriptor, Layout.Of(row));
        var before = buffer.Weight;
        buffer.Add(row, ordinal);
        BufferedWeight += buffer.Weight - before;
        if (buffer.IsFull) Seal(buffer);
    }

    private void Add(EventPage page, long ordinal)
    {
        var buffer = FindBuffer(page.Descriptor, layout => layout.Fits(page)) ?? NewBuffer(page.Descriptor, Layout.Of(page));
        if (PageBuffer.IsLarge(page) && buffer.Units.Count > 0) Seal(buffer);
        var before = buffer.Weight;
        buffer.Add(page, ordinal);
        BufferedWeight += buffer.Weight - before;
        if (buffer.IsFull) Seal(buffer);
    }

    private void AddAsJson(Document document, long ordinal)
    {
        if (document is EventDescriptor descriptor)
        {
            _descriptorOrdinals[descriptor.Uid] = ordinal;
            _descriptors.Add(new DescriptorRow(ordinal, descriptor.Uid, descriptor.Stream));
        }

        if (document is RunStop stop) Row = Row with { ExitStatus = stop.ExitStatus };
        _json.ResetWrittenCount();
        JsonText.Write(document.ToJson(), _json);
        _documents.Add((document.Name, ordinal, _json.WrittenSpan.ToArray()));
        ReadyWeight += _json.WrittenCount + 64;
    }

    private PageBuffer? FindBuffer(string descriptor, Predicate<Layout> fits)
    {
        if (!_buffers.TryGetValue(descriptor, out var buffers)) return null;
        foreach (var buffer in buffers)
        {
            if (fits(buffer.Layout.Layout)) return buffer;
        }

        return null;
    }

    private PageBuffer NewBuffer(string descriptor, Layout layout)
    {
        var row = new LayoutRow(_layoutCount++, _descriptorOrdinals[descriptor], layout);
        var buffer = new PageBuffer(row);
        _layouts.Add(row);
        if (!_buffers.TryGetValue(descriptor, out var buffers)) _buffers.Add(descriptor, buffers = []);
        buffers.Add(buffer);
        return buffer;
    }

    private void SealAll()
    {
        foreach (var buffer in _buffers.Values.SelectMany(buffers => buffers))
        {
            if (buffer.Units.Count > 0) Seal(buffer);
        }
    }

    private void Seal(PageBuffer buffer)
    {
        BufferedWeight -= buffer.Weight;
        ReadyWeight += buffer.Weight;
        _pages.Add(buffer.Seal());
    }
}
