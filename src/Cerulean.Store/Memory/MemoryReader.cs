using Cerulean.Documents;

namespace Cerulean.Store.Memory;

/// <summary>One state of the store.</summary>
internal class MemoryReader(MemoryState state) : IDatabaseReader
{
    public long NextNumber => State.NextNumber;

    protected MemoryState State { get; set; } = state;

    public IEnumerable<RunRow> Runs() => NewestFirst(State.Runs.Values.Where(run => run.IsVisible).Select(run => run.Row));

    public RunRow? Run(string uid) => State.Uids.TryGetValue(uid, out var id) ? State.Runs[id].Row : null;

    public RunRow? RunOfScanId(long scanId) => Runs().FirstOrDefault(run => run.ScanId == scanId);

    public RunRow? RunOfRank(long rank) => rank > int.MaxValue ? null : Runs().Skip((int)rank).FirstOrDefault();

    public IReadOnlyList<RunRow> RunsOfPrefix(string prefix, int limit) =>
        [.. State.Uids.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Take(limit).Select(pair => State.Runs[pair.Value].Row)];

    public IReadOnlyList<RunRow> Search(Query query, RunPlace after, int limit) =>
        [.. Runs().Where(run => RunPlace.Of(run).IsAfter(after) && Matches(query, run)).Take(limit)];

    public long Count(Query query) => Runs().Count(run => Matches(query, run));

    public IReadOnlyList<RunRow> StagedRuns() =>
        [.. State.Runs.Values.Where(run => !run.IsVisible).Select(run => run.Row).OrderBy(run => run.Stage, StringComparer.Ordinal)];

    public IEnumerable<DocumentRow> Documents(long run, DocumentName kind) =>
        Of(run)?.Documents.Where(pair => pair.Key.Kind == kind).Select(pair => pair.Value) ?? [];

    public IReadOnlyList<DescriptorRow> Descriptors(long run) => Of(run)?.Descriptors ?? [];

    public IReadOnlyList<LayoutRow> Layouts(long run) => Of(run)?.Layouts ?? [];

    public IReadOnlyList<PageRow> Pages(long run) => [.. Of(run)?.Pages.Values ?? []];

    public IReadOnlyList<PageRow> PagesOfSeqNums(long run, long layout, StreamRange seqNums, long low) =>
        [.. Pages(run).Where(page => page.Layout == layout && page.MinSeqNum >= low && page.MinSeqNum < seqNums.Stop && page.MaxSeqNum >= seqNums.Start)];

    public IReadOnlyList<PageRow> PagesOfTimes(long run, long layout, double since, double until) =>
        [.. Pages(run).Where(page => page.Layout == layout && page.MinTime < until && page.MaxTime >= since)];

    public SeqNumBlock? SeqNumBlockUpTo(long run, long stream, long number) =>
        Blocks(run, stream).LastOrDefault(block => block.Number <= number);

    public SeqNumBlock? SeqNumBlockOfRank(long run, long stream, long rank) => Blocks(run, stream).LastOrDefault(block => block.Rank <= rank);

    public IReadOnlyList<SeqNumBlock> SeqNumBlocks(long run, long stream, StreamRange numbers) =>
        [.. Blocks(run, stream).Where(block => block.Number >= numbers.Start && block.Number < numbers.Stop)];

    public ReadOnlySpan<byte> Column(long page, int place, out ColumnHeader header)
    {
        (header, var data) = State.Columns[(page, place)];
        return data;
    }

    public IReadOnlyList<RevisionRow> Revisions(long run) => [.. Of(run)?.Revisions.Values ?? []];

    public IEnumerable<RunRow> RunsWithResources() => State.Runs.Values
        .Where(run => run.IsVisible && run.Documents.Keys.Any(key => key.Kind is DocumentName.Resource or DocumentName.StreamResource))
        .Select(run => run.Row);

    public TombstoneRow? Tombstone(string uid) => State.Tombstones.GetValueOrDefault(uid);

    public IReadOnlyList<TombstoneRow> Tombstones() =>
        [.. State.Tombstones.Values.OrderByDescending(row => row.Time).ThenBy(row => row.Uid, StringComparer.Ordinal)];

    public StoreInfo Info()
    {
        var runs = State.Runs.Values.Where(run => run.IsVisible).ToArray();
        var loose = runs.Sum(run => run.Documents.Keys.LongCount(key => key.Kind is DocumentName.Event or DocumentName.EventPage));
        return new StoreInfo(
            "memory", 0, runs.Count(run => run.Row.State == RunState.Open), runs.Count(run => run.Row.State == RunState.Closed), State.Tombstones.Count,
            runs.Sum(run => run.Row.Documents), loose + runs.Sum(run => run.Pages.Values.Sum(page => (long)page.Rows)), runs.Sum(run => (long)run.Pages.Count),
            loose, ScatteredRuns().Count, State.Columns.Values.Sum(column => (long)column.Data.Length), 0, NextNumber - 1);
    }

    // Nobody else can have touched it.
    public IReadOnlyList<StoreFault> Faults() => [];

    public IReadOnlyList<StoreFault> Faults(RunRow run) => [];

    public long Bytes(long page)
    {
        var bytes = 0L;
        for (var place = 0; State.Columns.TryGetValue((page, place), out var column); place++) bytes += column.Data.Length;
        return bytes;
    }

    public IReadOnlyList<string> ScatteredRuns() =>
        [.. State.Scattered.Where(run => State.Runs.TryGetValue(run, out var scattered) && scattered.IsVisible).Order().Select(run => State.Runs[run].Row.Uid)];

    public byte[]? RunMetadata() => State.RunMetadata;

    public virtual void Dispose()
    {
    }

    private IEnumerable<SeqNumBlock> Blocks(long run, long stream) => Of(run)?.SeqNums.Values.Where(block => block.Stream == stream) ?? [];

    private bool Matches(Query query, RunRow row)
    {
        var (start, stop) = new RunReader(this, row).Ends();
        return query.Matches(start, stop);
    }

    private MemoryRun? Of(long run) => State.Runs.GetValueOrDefault(run);

    private static IEnumerable<RunRow> NewestFirst(IEnumerable<RunRow> runs) => runs.OrderByDescending(run => run.Time).ThenByDescending(run => run.Base);
}
