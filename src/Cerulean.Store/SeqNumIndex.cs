using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>The seq_nums of a stream in order, by their places: those of its pages, which are counted in blocks, and others that are in no page yet.</summary>
internal sealed class SeqNumIndex
{
    private const int MostBlocks = 64;

    private readonly IDatabaseReader _reader;
    private readonly long _run;
    private readonly long _stream;
    private readonly long[] _loose;

    /// <param name="reader">The snapshot.</param>
    /// <param name="run">Id of the run.</param>
    /// <param name="stream">Ordinal of the first descriptor of the stream.</param>
    /// <param name="loose">Seq_nums that are in no page, or in a page too.</param>
    public SeqNumIndex(IDatabaseReader reader, long run, long stream, IEnumerable<long> loose)
    {
        (_reader, _run, _stream) = (reader, run, stream);
        _loose = [.. loose.Distinct().Where(number => BlockOf(number) is not { } block || !block.Contains(number)).Order()];
    }

    /// <summary>How many there are.</summary>
    public long Count => _loose.Length + (BlockOf(long.MaxValue) is { } last ? last.Rank + last.Count : 0);

    /// <summary>Adds the numbers of a page to the blocks of a stream. Those of later blocks move up; mostly there are none.</summary>
    public static void Add(IDatabaseWriter writer, long run, long stream, ReadOnlySpan<long> seqNums)
    {
        if (seqNums.IsEmpty) return;
        var numbers = seqNums.ToArray();
        Array.Sort(numbers);
        var rest = numbers.AsSpan();
        var low = rest[0];
        var before = SeqNumBlock.NumberOf(rest[0]) - 1;
        var rank = writer.SeqNumBlockUpTo(run, stream, before) is { } last ? last.Rank + last.Count : 0;
        foreach (var block in writer.SeqNumBlocks(run, stream, new StreamRange(before + 1, long.MaxValue)))
        {
            while (!rest.IsEmpty && SeqNumBlock.NumberOf(rest[0]) < block.Number) Put(SeqNumBlock.Of(stream, rank, TakeBlock(ref rest), low, null), null);
            if (rest.IsEmpty && block.Rank == rank) return;
            var isSame = !rest.IsEmpty && SeqNumBlock.NumberOf(rest[0]) == block.Number;
            Put(isSame ? SeqNumBlock.Of(stream, rank, TakeBlock(ref rest), low, block) : block with { Rank = rank }, block);
        }

        while (!rest.IsEmpty) Put(SeqNumBlock.Of(stream, rank, TakeBlock(ref rest), low, null), null);

        void Put(SeqNumBlock block, SeqNumBlock? old)
        {
            if ((block.Rank, block.Count, block.Low) != (old?.Rank, old?.Count, old?.Low)) writer.Put(run, block);
            rank += block.Count;
        }
    }

    /// <summary>How many are below a number.</summary>
    public long RankOf(long seqNum)
    {
        var loose = Array.BinarySearch(_loose, seqNum);
        return StoredRankOf(seqNum) + (loose < 0 ? ~loose : loose);
    }

    /// <summary>The number of a rank, which must be below the count.</summary>
    public long At(long rank)
    {
        // The first of the loose ones that has this rank or a higher one.
        var (low, high) = (0, _loose.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (StoredRankOf(_loose[middle]) + middle < rank) low = middle + 1;
            else high = middle;
        }

        if (low < _loose.Length && StoredRankOf(_loose[low]) + low == rank) return _loose[low];
        return _reader.SeqNumBlockOfRank(_run, _stream, rank - low)!.At(rank - low);
    }

    /// <summary>How low a page may begin that has numbers of a range; of a long range nothing is said.</summary>
    public static long LowOf(IDatabaseReader reader, long run, long stream, StreamRange seqNums)
    {
        var blocks = new StreamRange(SeqNumBlock.NumberOf(seqNums.Start), SeqNumBlock.NumberOf(seqNums.Stop - 1) + 1);
        // Not their difference, which may be beyond a long.
        if (blocks.Stop > blocks.Start + MostBlocks) return long.MinValue;
        return reader.SeqNumBlocks(run, stream, blocks).Aggregate(seqNums.Start, (low, block) => Math.Min(low, block.Low));
    }

    // The first numbers, which are of one block.
    private static ReadOnlySpan<long> TakeBlock(ref Span<long> numbers)
    {
        var (number, count) = (SeqNumBlock.NumberOf(numbers[0]), 1);
        while (count < numbers.Length && SeqNumBlock.NumberOf(numbers[count]) == number) count++;
        var block = numbers[..count];
        numbers = numbers[count..];
        return block;
    }

    private long StoredRankOf(long seqNum) => BlockOf(seqNum)?.RankOf(seqNum) ?? 0;

    private SeqNumBlock? BlockOf(long seqNum) => _reader.SeqNumBlockUpTo(_run, _stream, SeqNumBlock.NumberOf(seqNum));
}
