using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Rows of a stream that are stored together.</summary>
internal abstract class TablePart(Layout layout, long first, int rows)
{
    public Layout Layout => layout;

    public long First => first;

    public int Rows => rows;

    /// <summary>The bytes of a column at a place, until the next call.</summary>
    public abstract ReadOnlySpan<byte> Read(int place, out ColumnHeader header);

    /// <summary>The documents that the rows came in.</summary>
    public abstract IReadOnlyList<Unit> Units { get; }
}

/// <summary>A stored page.</summary>
internal sealed class StoredPart(IDatabaseReader reader, PageRow page, Layout layout) : TablePart(layout, page.First, page.Rows)
{
    public override IReadOnlyList<Unit> Units => Store.Units.Decode(page);

    public override ReadOnlySpan<byte> Read(int place, out ColumnHeader header) => reader.Column(page.Id, place, out header);
}

/// <summary>An event or an event page that is in no stored page yet.</summary>
internal sealed class LoosePart(EventPage page, long ordinal) : TablePart(Layout.Of(page), ordinal, page.Count)
{
    public override IReadOnlyList<Unit> Units => [new(First, Rows, true)];

    public override ReadOnlySpan<byte> Read(int place, out ColumnHeader header) => ColumnCodec.Encode(ColumnAt(place), out header).Span;

    private Column ColumnAt(int place) => place switch
    {
        Layout.SeqNum => new ArrayColumn(page.SeqNum),
        Layout.Time => page.Time,
        Layout.Uid => page.Uid,
        _ when place < Layout.FirstTimestamp => page.Data.Columns[place - Layout.FirstData],
        _ when place < Layout.FirstFilled => page.Timestamps.Columns[place - Layout.FirstTimestamp],
        _ => page.Filled!.Columns[place - Layout.FirstFilled],
    };
}
