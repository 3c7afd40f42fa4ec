using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Rows of one descriptor and one layout on their way into a stored page.</summary>
internal sealed class PageBuffer(LayoutRow layout, bool isLive, bool isContinued)
{
    private const int FullRows = 8192;
    private const long FullBytes = 4 << 20;
    private const int WorthRows = 8;
    private const long WorthBytes = 64 << 10;
    private const int PackRows = 256;

    // Events become columns soon, so that their many small objects die young.
    private readonly List<Event> _events = new(PackRows);
    private readonly List<EventPage> _parts = [];
    private readonly List<Unit> _units = [];
    private readonly List<(long Ordinal, Document Document)> _documents = [];
    private bool _isTyped;
    private bool _followsSmall = isContinued;

    public LayoutRow Layout => layout;

    public bool IsEmpty => _units.Count == 0;

    /// <summary>What is here of a live run, as it came.</summary>
    public IReadOnlyList<(long Ordinal, Document Document)> Documents => _documents;

    public int Rows { get; private set; }

    /// <summary>Bytes of memory, more or less.</summary>
    public long Weight { get; private set; }

    public bool IsFull => IsFullOf(Rows, Weight);

    /// <summary>True if a page, which is a row for each column, is less work than a row for each document, or if JSON would lose the type of an array.</summary>
    public bool IsWorthAPage => _isTyped || Weight >= WorthBytes || Rows >= Math.Max(WorthRows, (layout.Layout.Data.Count + layout.Layout.Timestamps.Count) / 2);

    /// <summary>True if a page of that size had better stand alone than be copied together with others.</summary>
    public static bool IsLarge(int rows, long bytes) => rows >= FullRows / 2 || bytes >= FullBytes / 2;

    /// <summary>True if a page of that size needs no more rows.</summary>
    public static bool IsFullOf(int rows, long bytes) => rows >= FullRows || bytes >= FullBytes;

    /// <summary>Adds an event or an event page of this layout.</summary>
    public void Add(Document document, long ordinal)
    {
        if (isLive)
        {
            _documents.Add((ordinal, document));
            _isTyped |= document is Event row ? IsTyped(row) : IsTyped((EventPage)document);
        }

        if (document is Event single) Add(single, new Unit(ordinal, 1, false));
        else Add((EventPage)document, [new Unit(ordinal, ((EventPage)document).Count, true)]);
    }

    /// <summary>Adds rows that came in several documents.</summary>
    public void Add(EventPage page, IReadOnlyList<Unit> units)
    {
        Pack();
        _parts.Add(page);
        _units.AddRange(units);
        Rows += page.Count;
        Weight += WeightOf(page);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _events.Clear();
        _parts.Clear();
        _units.Clear();
        _documents.Clear();
        (_isTyped, Rows, Weight) = (false, 0, 0);
    }

    /// <summary>All rows as one page. The buffer is empty afterwards.</summary>
    public SealedPage Seal()
    {
        Pack();
        var page = Paging.Merge(CollectionsMarshal.AsSpan(_parts));
        var (min, max) = Rows == 0 ? (0, 0) : (long.MaxValue, long.MinValue);
        foreach (var number in page.SeqNums) (min, max) = (Math.Min(min, number), Math.Max(max, number));
        var row = new PageRow(0, layout.Id, _units[0].Ordinal, _units[^1].Ordinal, Rows, min, max, Store.Units.Encode(_units)).WithTimes(page.Time);
        var (weight, isSmall) = (Weight, !IsLarge(Rows, Weight));
        var isMergeable = isSmall && _followsSmall;
        _followsSmall = isSmall;
        Clear();
        return new SealedPage(row, page, isMergeable, weight);
    }

    private void Add(Event row, Unit unit)
    {
        _events.Add(row);
        if (_events.Count == PackRows) Pack();
        _units.Add(unit);
        Rows++;
        Weight += WeightOf(row);
    }

    private void Pack()
    {
        if (_events.Count == 0) return;
        _parts.Add(Paging.Pack(CollectionsMarshal.AsSpan(_events)));
        _events.Clear();
    }

    private static bool IsTyped(Event row)
    {
        foreach (ref readonly var value in row.Data.Values)
        {
            if (value.NdArrayOrNull is { } array && IsTyped(array)) return true;
        }

        return false;
    }

    private static bool IsTyped(EventPage page)
    {
        foreach (var column in page.Data.Columns)
        {
            if (column is ArrayColumn { Array: var array } && IsTyped(array)) return true;
            if (column is RaggedColumn { Elements: var elements } && IsTyped(elements)) return true;
        }

        return false;
    }

    private static bool IsTyped(NdArray array) => array.DType != DType.Float64 && array.DType != DType.Int64 && array.DType != DType.Boolean;

    /// <summary>Bytes of memory that a document takes, more or less; little is said of those without rows.</summary>
    public static long WeightOf(Document document) => document switch
    {
        Event row => WeightOf(row),
        EventPage page => WeightOf(page),
        DatumPage page => 128L * page.Count,
        _ => 128,
    };

    private static long WeightOf(Event row)
    {
        var weight = 64L + 8 * row.Timestamps.Count;
        foreach (ref readonly var value in row.Data.Values)
        {
            weight += value.NdArrayOrNull is { } array ? array.Data.Length + 96 : value.StringOrNull is { } text ? 2 * text.Length + 24 : 8;
        }

        return weight;
    }

    private static long WeightOf(EventPage page)
    {
        var weight = (64L + 8 * page.Timestamps.Count) * page.Count;
        foreach (var column in page.Data.Columns)
        {
            weight += column switch
            {
                ArrayColumn { Array.Data.Length: var bytes } => bytes,
                RaggedColumn { Elements.Data.Length: var bytes } => bytes,
                _ => 32L * column.Count,
            };
        }

        return weight;
    }
}
