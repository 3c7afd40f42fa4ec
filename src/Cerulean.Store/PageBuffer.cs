using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Rows of one descriptor and one layout on their way into a stored page. Those of a live run are remembered until they are written as they are.</summary>
internal sealed class PageBuffer(LayoutRow layout, bool isLive)
{
    private const int FullRows = 8192;
    private const long FullBytes = 4 << 20;
    private const int WorthRows = 256;
    private const long WorthBytes = 256 << 10;
    private const int PackRows = 256;

    // Events become columns soon, so that their many small objects die young.
    private readonly List<Event> _events = new(PackRows);
    private readonly List<EventPage> _parts = [];
    private readonly List<Unit> _units = [];
    private readonly List<(long Ordinal, Document Document)> _fresh = [];
    private bool _isTyped;
    private int _freshRows;
    private long _freshWeight;

    public LayoutRow Layout => layout;

    public IReadOnlyList<Unit> Units => _units;

    /// <summary>What a live run has not written yet.</summary>
    public IReadOnlyList<(long Ordinal, Document Document)> Fresh => _fresh;

    public int Rows { get; private set; }

    /// <summary>Bytes of memory, more or less.</summary>
    public long Weight { get; private set; }

    public bool IsFull => Rows >= FullRows || Weight >= FullBytes;

    /// <summary>True if so much has come at once that a page is less work than to write it as it is, or if JSON would lose the type of an array.</summary>
    public bool IsWorthAPage => isLive && (_isTyped || _freshRows >= WorthRows || _freshWeight >= WorthBytes);

    /// <summary>True if a page of that size had better stand alone than be copied together with what is here.</summary>
    public static bool IsLarge(EventPage page) => page.Count >= FullRows / 2;

    /// <summary>Adds an event or an event page of this layout.</summary>
    public void Add(Document document, long ordinal)
    {
        var (rows, weight) = document is Event row ? Add(row) : Add((EventPage)document);
        _units.Add(new Unit(ordinal, rows, document is EventPage));
        Rows += rows;
        Weight += weight;
        if (!isLive) return;
        _fresh.Add((ordinal, document));
        _isTyped |= document is Event single ? IsTyped(single) : IsTyped((EventPage)document);
        _freshRows += rows;
        _freshWeight += weight;
    }

    /// <summary>What is here is written as it is; the page will take its place.</summary>
    public void FreshIsLoose()
    {
        _fresh.Clear();
        (_isTyped, _freshRows, _freshWeight) = (false, 0, 0);
    }

    /// <summary>All rows as one page. The buffer is empty afterwards.</summary>
    public SealedPage Seal()
    {
        Pack();
        var page = Paging.Merge(CollectionsMarshal.AsSpan(_parts));
        var (min, max) = Rows == 0 ? (0, 0) : (long.MaxValue, long.MinValue);
        foreach (var number in page.SeqNums) (min, max) = (Math.Min(min, number), Math.Max(max, number));
        var row = new PageRow(0, layout.Id, _units[0].Ordinal, _units[^1].Ordinal, Rows, min, max, Store.Units.Encode(_units));
        var loose = isLive ? _units[..^_fresh.Count] : [];
        _parts.Clear();
        _units.Clear();
        FreshIsLoose();
        (Rows, Weight) = (0, 0);
        return new SealedPage(row, page, loose);
    }

    private (int Rows, long Weight) Add(Event row)
    {
        _events.Add(row);
        if (_events.Count == PackRows) Pack();
        return (1, WeightOf(row));
    }

    private (int Rows, long Weight) Add(EventPage page)
    {
        Pack();
        _parts.Add(page);
        return (page.Count, WeightOf(page));
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
