using System.Buffers;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>
/// Documents of one run on their way into the database: rows of events in buffers until they fill a page, everything else as JSON.
/// The rows of a live run do not wait: few of them are written as JSON, many as a small page; larger pages take their place later.
/// </summary>
internal sealed partial class RunDraft
{
    private readonly bool _isLive;
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly RunTally _tally = new();
    private readonly Dictionary<string, List<PageBuffer>> _buffers = [];
    private readonly List<(DocumentName Kind, long Ordinal, byte[] Body)> _documents = [];
    private readonly List<DescriptorRow> _descriptors = [];
    private readonly List<LayoutRow> _layouts = [];
    private readonly List<SealedPage> _pages = [];
    private readonly Dictionary<string, (long Ordinal, long Stream)> _descriptorOrdinals = [];
    private readonly Dictionary<string, long> _streams = []; // ordinals of their first descriptors
    private readonly Dictionary<long, long> _streamOfLayout = [];
    private int _layoutCount;
    private int _scatteredRows;
    private long _scatteredWeight;
    private long _id;
    private RunRow _row;
    private long _count;
    private long _next;

    private RunDraft(RunRow row, bool isLive) => (_row, _count, _next, _isLive) = (row, row.Documents, row.Next, isLive);

    /// <summary>The run as it would be listed; its id is 0 until something of it is in the database.</summary>
    public RunRow Row
    {
        // Made when it is asked for, and not with every document.
        get => _row.Documents == _count && _row.Next == _next ? _row : _row = _row with { Documents = _count, Next = _next };
        private set => _row = value;
    }

    public string Uid => _row.Uid;

    /// <summary>True before its first document.</summary>
    public bool IsNew => _row.Id == 0 && _count == 0;

    /// <summary>Number of the run's ordinal 0 in the store.</summary>
    public long Base => _row.Base;

    /// <summary>Bytes of memory that the documents take, more or less.</summary>
    public long Weight => ReadyWeight + BufferedWeight;

    /// <summary>Bytes that can be written without making pages smaller than need be.</summary>
    public long ReadyWeight { get; private set; }

    private long BufferedWeight { get; set; }

    private IEnumerable<PageBuffer> Buffers => _buffers.Values.SelectMany(buffers => buffers);

    /// <summary>A run of a file, which is written in large pieces.</summary>
    public static RunDraft OfFile(RunStart start) => new(RowOf(start), isLive: false);

    /// <summary>A run of which every document is written soon.</summary>
    public static RunDraft Live(RunStart start) => new(RowOf(start), isLive: true);

    public void Add(Document document) => Add(document, _next);

    /// <summary>Counts a document, and does not keep it.</summary>
    public void Count(Document document)
    {
        _count++;
        _tally.Add(document);
    }

    /// <summary>Adds a document; ordinals ascend, but may leave gaps.</summary>
    public void Add(Document document, long ordinal)
    {
        Count(document);
        _next = ordinal + 1;
        switch (document)
        {
            case Event row: Add(row, FindBuffer(row) ?? NewBuffer(row.Descriptor, Layout.Of(row)), ordinal); break;
            case EventPage page: Add(page, FindBuffer(page) ?? NewBuffer(page.Descriptor, Layout.Of(page)), ordinal); break;
            default: AddAsJson(document, ordinal); break;
        }
    }

    /// <summary>Changes who may see the run.</summary>
    public void Become(RunState state, long number, string? stage = null) => Row = Row with { State = state, Base = number, Stage = stage };

    public IngestOutcome Outcome(IngestStatus status, string? message) =>
        new(Row.Uid, Row.Documents, _tally.Rows, _tally.Streams, status, message);

    private static RunRow RowOf(RunStart start) => new(start.Uid) { ScanId = start.ScanId, PlanName = start.PlanName, Time = start.Time };

    private void Add(Document rows, PageBuffer buffer, long ordinal)
    {
        if (rows is EventPage large && PageBuffer.IsLarge(large.Count, 0) && !buffer.IsEmpty) Seal(buffer);
        var before = buffer.Weight;
        buffer.Add(rows, ordinal);
        BufferedWeight += buffer.Weight - before;
        if (buffer.IsFull) Seal(buffer);
    }

    private void AddAsJson(Document document, long ordinal)
    {
        if (document is EventDescriptor descriptor)
        {
            Know(descriptor.Uid, ordinal, descriptor.Stream);
            _descriptors.Add(new DescriptorRow(ordinal, descriptor.Uid, descriptor.Stream));
        }

        if (document is RunStop stop) Row = Row with { ExitStatus = stop.ExitStatus };
        _documents.Add((document.Name, ordinal, Json(document).ToArray()));
        ReadyWeight += _json.WrittenCount + 64;
    }

    private void Know(string descriptor, long ordinal, string stream)
    {
        _streams.TryAdd(stream, ordinal);
        _descriptorOrdinals[descriptor] = (ordinal, _streams[stream]);
    }

    private ReadOnlySpan<byte> Json(Document document)
    {
        _json.ResetWrittenCount();
        JsonText.Write(document.ToJson(), _json);
        return _json.WrittenSpan;
    }

    private PageBuffer? FindBuffer(Document rows)
    {
        if (!_buffers.TryGetValue(rows is Event row ? row.Descriptor : ((EventPage)rows).Descriptor, out var buffers)) return null;
        foreach (var buffer in buffers)
        {
            if (buffer.Layout.Layout.Fits(rows)) return buffer;
        }

        return null;
    }

    private PageBuffer NewBuffer(string descriptor, Layout layout)
    {
        var row = new LayoutRow(_layoutCount++, _descriptorOrdinals[descriptor].Ordinal, layout);
        _layouts.Add(row);
        return AddBuffer(descriptor, row);
    }

    private PageBuffer AddBuffer(string descriptor, LayoutRow row, bool isContinued = false)
    {
        _streamOfLayout[row.Id] = _descriptorOrdinals[descriptor].Stream;
        if (!_buffers.TryGetValue(descriptor, out var buffers)) _buffers.Add(descriptor, buffers = []);
        buffers.Add(new PageBuffer(row, _isLive, isContinued));
        return buffers[^1];
    }

    private void Seal(PageBuffer buffer)
    {
        BufferedWeight -= buffer.Weight;
        ReadyWeight += buffer.Weight;
        _pages.Add(buffer.Seal());
    }
}
