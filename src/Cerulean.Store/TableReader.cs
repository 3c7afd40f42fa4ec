using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Reads columns of a stream straight into place.</summary>
internal sealed class TableReader
{
    private static readonly StreamRange All = new(long.MinValue, long.MaxValue);

    private readonly RunReader _run;
    private readonly string _stream;
    private readonly TableOptions _options;
    private readonly IReadOnlyList<string> _fields;
    private readonly IReadOnlyList<LoosePart> _loose;
    private readonly SeqNumIndex _index;
    private readonly Lazy<IntervalSet> _streamSeqNums;
    private Table? _ofTimes;

    /// <summary>A reader of a stream; rows that are in no page yet are read once.</summary>
    public TableReader(RunReader run, string stream, IReadOnlyList<string> fields, TableOptions options)
    {
        (_run, _stream, _fields, _options) = (run, stream, fields, options);
        _loose = run.LooseParts(stream);
        _index = run.SeqNums(stream, _loose);
        _streamSeqNums = new(() => run.StreamSeqNums(stream));
    }

    private bool HasRows => _index.Count > 0;

    /// <summary>The whole table, or what the options ask of it.</summary>
    public Table Read()
    {
        if (!HasRows) return StreamDatums(0, long.MaxValue);
        var range = Intersection(_options.SeqNums ?? All, _options.HasTimes ? SeqNumsOfTimes() : All);
        return Read(range);
    }

    /// <summary>So many rows of the table from a place on.</summary>
    public Table Read(long start, int count)
    {
        if (!HasRows) return StreamDatums(start, count);
        if (_options.HasTimes) return Slice(_ofTimes ??= Read(), start, count);
        var (first, end) = _options.SeqNums is { } asked ? (_index.RankOf(asked.Start), _index.RankOf(asked.Stop)) : (0, _index.Count);
        // Not first + start: that could be beyond a long.
        if (start >= end - first) return Read(new StreamRange(0, 0));
        var last = Math.Min(first + start + count, end) - 1;
        return Read(new StreamRange(_index.At(first + start), _index.At(last) + 1));
    }

    private static Table Slice(Table table, long start, int count)
    {
        var from = (int)Math.Min(start, table.RowCount);
        return new Table(table.Columns.Slice(from, Math.Min(count, table.RowCount - from)));
    }

    // The last row of a seq_num counts, whatever its time: all rows of these numbers are needed.
    private StreamRange SeqNumsOfTimes()
    {
        var range = _run.StoredSeqNums(_stream, _options.SinceOrFirst, _options.UntilOrEnd);
        foreach (var part in _loose)
        {
            foreach (var number in part.SeqNums)
            {
                range = range is { } known ? new StreamRange(Math.Min(known.Start, number), Math.Max(known.Stop, number + 1)) : new StreamRange(number, number + 1);
            }
        }

        return range ?? new StreamRange(0, 0);
    }

    private static StreamRange Intersection(StreamRange one, StreamRange other) => new(Math.Max(one.Start, other.Start), Math.Min(one.Stop, other.Stop));

    private Table Read(StreamRange range)
    {
        var parts = range.Stop <= range.Start ? [] : _run.StoredParts(_stream, range).Concat(_loose.Select(part => part.Copy())).OrderBy(part => part.First).ToArray();
        if (range != All)
        {
            foreach (var part in parts) part.Cut(range);
        }

        return new TableRows([.. parts.Where(part => part.Rows > 0)], range, _options).Read(_fields);
    }

    private Table StreamDatums(long start, long count)
    {
        var numbers = new List<long>();
        var asked = _options.SeqNums ?? All;
        foreach (var range in _options.HasTimes ? [] : _streamSeqNums.Value.Ranges)
        {
            var part = Intersection(range, asked);
            if (start >= part.Count)
            {
                start -= part.Count;
                continue;
            }

            for (var number = part.Start + start; number < part.Stop && numbers.Count < count; number++) numbers.Add(number);
            start = 0;
        }

        return TableRows.WithoutValues(CollectionsMarshal.AsSpan(numbers), _fields, _options);
    }
}
