using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Rows of a stream that are stored together, or some of them.</summary>
internal abstract class TablePart(Layout layout, long first, int rows)
{
    private readonly int _storedRows = rows;
    private int _start;

    public Layout Layout => layout;

    public long First => first;

    public int Rows { get; private set; } = rows;

    /// <summary>The documents that the stored rows came in.</summary>
    protected abstract IReadOnlyList<Unit> Units { get; }

    /// <summary>Leaves out rows of other seq_nums; some may stay where they are not in order.</summary>
    public void Cut(StreamRange seqNums)
    {
        var numbers = MemoryMarshal.Cast<byte, long>(Stored(Layout.SeqNum, out _));
        if (!IsAscending(numbers)) return;
        _start = LowerBound(numbers, seqNums.Start);
        Rows = LowerBound(numbers, seqNums.Stop) - _start;
    }

    /// <summary>The bytes of a column at a place, until the next call; of an array only those of the rows.</summary>
    public ReadOnlySpan<byte> Read(int place, out ColumnHeader header)
    {
        var data = Stored(place, out header);
        if (header.Kind != ColumnKind.Array || Rows == _storedRows) return data;
        var size = data.Length / _storedRows;
        return data.Slice(_start * size, Rows * size);
    }

    /// <summary>A column at a place.</summary>
    public Column Column(int place)
    {
        var data = Read(place, out var header);
        return header.Kind == ColumnKind.Array ? ColumnCodec.Decode(header, data, Rows) : ColumnCodec.Decode(header, data, _storedRows).Slice(_start, Rows);
    }

    /// <summary>For each row the ordinal of its document.</summary>
    public void CopyOrdinals(Span<long> ordinals)
    {
        var all = new long[_storedRows];
        var at = 0;
        foreach (var unit in Units)
        {
            all.AsSpan(at, unit.Rows).Fill(unit.Ordinal);
            at += unit.Rows;
        }

        all.AsSpan(_start, Rows).CopyTo(ordinals);
    }

    protected abstract ReadOnlySpan<byte> Stored(int place, out ColumnHeader header);

    private static bool IsAscending(ReadOnlySpan<long> numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] <= numbers[i - 1]) return false;
        }

        return true;
    }

    private static int LowerBound(ReadOnlySpan<long> numbers, long number)
    {
        var at = numbers.BinarySearch(number);
        return at < 0 ? ~at : at;
    }
}

/// <summary>A stored page.</summary>
internal sealed class StoredPart(IDatabaseReader reader, PageRow page, Layout layout) : TablePart(layout, page.First, page.Rows)
{
    protected override IReadOnlyList<Unit> Units => Store.Units.Decode(page);

    protected override ReadOnlySpan<byte> Stored(int place, out ColumnHeader header) => reader.Column(page.Id, place, out header);
}

/// <summary>Events and event pages of one descriptor and one layout that are in no stored page yet.</summary>
internal sealed class LoosePart(EventPage page, IReadOnlyList<Unit> units) : TablePart(Layout.Of(page), units[0].Ordinal, page.Count)
{
    public ReadOnlySpan<long> SeqNums => page.SeqNums;

    /// <summary>The same rows, to be cut anew.</summary>
    public LoosePart Copy() => new(page, units);

    protected override IReadOnlyList<Unit> Units => units;

    protected override ReadOnlySpan<byte> Stored(int place, out ColumnHeader header) => ColumnCodec.Encode(ColumnAt(place), out header).Span;

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
