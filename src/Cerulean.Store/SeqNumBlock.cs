using System.Numerics;

namespace Cerulean.Store;

/// <summary>
/// Which of 65,536 seq_nums the pages of a stream have, and how many there are before them: so the rows of a table are counted, and found by their
/// place, without reading a page. It also knows how low a page begins that has one of them. A block without gaps has no bits; else there is one for each number from the first byte's on.
/// </summary>
internal sealed record SeqNumBlock(long Stream, long Number, long Rank, long First, long Last, long Count, long Low, byte[]? Bits)
{
    private const int Shift = 16;
    private const int Size = 1 << Shift;

    /// <summary>The number of the block of a seq_num.</summary>
    public static long NumberOf(long seqNum) => seqNum >> Shift;

    /// <summary>A block of numbers that are all of one block, and of those that are there already.</summary>
    /// <param name="stream">Ordinal of the first descriptor of the stream.</param>
    /// <param name="rank">How many numbers there are in earlier blocks.</param>
    /// <param name="seqNums">The numbers, in order.</param>
    /// <param name="low">The lowest number of their page.</param>
    /// <param name="before">What is there already.</param>
    public static SeqNumBlock Of(long stream, long rank, ReadOnlySpan<long> seqNums, long low, SeqNumBlock? before)
    {
        low = Math.Min(low, before?.Low ?? low);
        var number = NumberOf(seqNums[0]);
        if (IsRange(seqNums) && (before is null || (before.Bits is null && seqNums[0] >= before.First && seqNums[0] <= before.Last + 1)))
        {
            var (first, last) = (before?.First ?? seqNums[0], Math.Max(before?.Last ?? long.MinValue, seqNums[^1]));
            return new SeqNumBlock(stream, number, rank, first, last, last - first + 1, low, null);
        }

        Span<byte> bits = new byte[Size / 8];
        before?.CopyTo(bits);
        foreach (var seqNum in seqNums) bits[Place(seqNum) >> 3] |= (byte)(1 << (Place(seqNum) & 7));
        return Of(stream, number, rank, low, bits);
    }

    public bool Contains(long seqNum) =>
        seqNum >= First && seqNum <= Last && (Bits is null || (Bits[(Place(seqNum) >> 3) - (Place(First) >> 3)] >> (Place(seqNum) & 7) & 1) != 0);

    /// <summary>How many seq_nums are below one, those of earlier blocks too.</summary>
    public long RankOf(long seqNum)
    {
        if (seqNum <= First) return Rank;
        if (seqNum > Last) return Rank + Count;
        if (Bits is null) return Rank + seqNum - First;
        var (at, offset) = ((Place(seqNum) >> 3) - (Place(First) >> 3), Place(seqNum) & 7);
        var below = BitOperations.PopCount((uint)(Bits[at] & ((1 << offset) - 1)));
        foreach (var part in Bits.AsSpan(0, at)) below += BitOperations.PopCount(part);
        return Rank + below;
    }

    /// <summary>The seq_num of a rank within the block.</summary>
    public long At(long rank)
    {
        var rest = (int)(rank - Rank);
        if (Bits is null) return First + rest;
        var at = 0;
        for (int count; (count = BitOperations.PopCount(Bits[at])) <= rest; at++) rest -= count;
        var bits = (uint)Bits[at];
        for (; rest > 0; rest--) bits &= bits - 1;
        return (Number << Shift) + ((((Place(First) >> 3) + at) << 3) | BitOperations.TrailingZeroCount(bits));
    }

    private static SeqNumBlock Of(long stream, long number, long rank, long low, ReadOnlySpan<byte> bits)
    {
        var (start, end) = (bits.IndexOfAnyExcept((byte)0), bits.LastIndexOfAnyExcept((byte)0));
        var first = (number << Shift) + (start << 3) + BitOperations.TrailingZeroCount(bits[start]);
        var last = (number << Shift) + (end << 3) + BitOperations.Log2(bits[end]);
        var count = 0L;
        foreach (var part in bits[start..(end + 1)]) count += BitOperations.PopCount(part);
        return new SeqNumBlock(stream, number, rank, first, last, count, low, count == last - first + 1 ? null : bits[start..(end + 1)].ToArray());
    }

    private static int Place(long seqNum) => (int)(seqNum & (Size - 1));

    private static bool IsRange(ReadOnlySpan<long> seqNums)
    {
        for (var i = 1; i < seqNums.Length; i++)
        {
            if (seqNums[i] != seqNums[i - 1] + 1) return false;
        }

        return true;
    }

    private void CopyTo(Span<byte> bits)
    {
        if (Bits is not null)
        {
            Bits.CopyTo(bits[(Place(First) >> 3)..]);
            return;
        }

        for (var place = Place(First); place <= Place(Last); place++) bits[place >> 3] |= (byte)(1 << (place & 7));
    }
}
