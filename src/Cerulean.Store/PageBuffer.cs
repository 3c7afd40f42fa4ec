using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Rows of one descriptor and one layout on their way into a stored page.</summary>
internal sealed class PageBuffer(LayoutRow layout)
{
    private const int FullRows = 8192;
    private const long FullBytes = 4 << 20;
    private const int PackRows = 256;

    // Events become columns soon, so that their many small objects die young.
    private readonly List<Event> _events = new(PackRows);
    private readonly List<EventPage> _parts = [];
    private readonly List<Unit> _units = [];

    public LayoutRow Layout => layout;

    public IReadOnlyList<Unit> Units => _units;

    public int Rows { get; private set; }

    /// <summary>Bytes of memory, more or less.</summary>
    public long Weight { get; private set; }

    public bool IsFull => Rows >= FullRows || Weight >= FullBytes;

    /// <summary>True if a page of that size had better stand alone than be copied together with what is here.</summary>
    public static bool IsLarge(EventPage page) => page.Count >= FullRows / 2;

    public void Add(Event row, long ordinal)
    {
        _events.Add(row);
        _units.Add(new Unit(ordinal, 1, false));
        Rows++;
        Weight += WeightOf(row);
        if (_events.Count == PackRows) Pack();
    }

    public void Add(EventPage page, long ordinal)
    {
        Pack();
        _parts.Add(page);
        _units.Add(new Unit(ordinal, page.Count, true));
        Rows += page.Count;
        Weight += WeightOf(page);
    }

    /// <summary>All rows as one page, and its row without an id. The buffer is empty afterwards.</summary>
    public (PageRow Row, EventPage Page) Seal()
    {
        Pack();
        var page = Paging.Merge(CollectionsMarshal.AsSpan(_parts));
        var (min, max) = Rows == 0 ? (0, 0) : (long.MaxValue, long.MinValue);
        foreach (var number in page.SeqNums) (min, max) = (Math.Min(min, number), Math.Max(max, number));
        var row = new PageRow(0, layout.Id, _units[0].Ordinal, _units[^1].Ordinal, Rows, min, max, Store.Units.Encode(_units));
        _parts.Clear();
        _units.Clear();
        (Rows, Weight) = (0, 0);
        return (row, page);
    }

    private void Pack()
    {
        if (_events.Count == 0) return;
        _parts.Add(Paging.Pack(CollectionsMarshal.AsSpan(_events)));
        _events.Clear();
    }

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
