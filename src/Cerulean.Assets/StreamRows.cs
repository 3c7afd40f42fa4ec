using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Which row of which stream resource belongs to a seq_num of one key; of a number that is told twice, the last. And all rows as they were told.</summary>
internal sealed class StreamRows
{
    private readonly List<Piece> _byNumber = [];
    private readonly List<(StreamResource Resource, StreamRange Rows)> _told = [];

    /// <summary>Rows of a resource from First on, for the seq_nums from Start up to Stop.</summary>
    public readonly record struct Piece(long Start, long Stop, long First, StreamResource Resource, string Datum)
    {
        /// <summary>The row of a seq_num.</summary>
        public long RowOf(long seqNum) => First + seqNum - Start;
    }

    /// <summary>The rows as they were told, in order; each once.</summary>
    public IReadOnlyList<(StreamResource Resource, StreamRange Rows)> Told => _told;

    public void Add(StreamResource resource, StreamDatum datum)
    {
        Tell(resource, datum.Indices);
        var (numbers, indices) = (datum.SeqNums, datum.Indices);
        var count = Math.Min(numbers.Count, indices.Count);
        if (count > 0) Insert(new Piece(numbers.Start, numbers.Start + count, indices.Start, resource, datum.Uid));
    }

    /// <summary>The piece that covers a seq_num.</summary>
    public Piece? Find(long seqNum)
    {
        var at = FirstAfter(seqNum) - 1;
        return at >= 0 && seqNum < _byNumber[at].Stop ? _byNumber[at] : null;
    }

    private void Tell(StreamResource resource, StreamRange rows)
    {
        if (_told.Count > 0 && _told[^1] is var (last, told) && last.Uid == resource.Uid && rows.Start >= told.Start && rows.Start <= told.Stop)
        {
            _told[^1] = (resource, new StreamRange(told.Start, Math.Max(told.Stop, rows.Stop)));
        }
        else if (rows.Count > 0)
        {
            _told.Add((resource, rows));
        }
    }

    // What comes later takes the place of what it overlaps.
    private void Insert(Piece piece)
    {
        var at = FirstAfter(piece.Start);
        if (at > 0 && _byNumber[at - 1] is var before && before.Stop > piece.Start)
        {
            if (before.Start == piece.Start) _byNumber.RemoveAt(--at);
            else _byNumber[at - 1] = before with { Stop = piece.Start };
            if (before.Stop > piece.Stop) _byNumber.Insert(at, Tail(before, piece.Stop));
        }

        while (at < _byNumber.Count && _byNumber[at].Stop <= piece.Stop) _byNumber.RemoveAt(at);
        if (at < _byNumber.Count && _byNumber[at].Start < piece.Stop) _byNumber[at] = Tail(_byNumber[at], piece.Stop);
        _byNumber.Insert(at, piece);
    }

    private static Piece Tail(Piece piece, long start) => piece with { Start = start, First = piece.RowOf(start) };

    private int FirstAfter(long seqNum)
    {
        var (low, high) = (0, _byNumber.Count);
        if (high > 0 && _byNumber[^1].Start <= seqNum) return high;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_byNumber[middle].Start <= seqNum) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
