using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>What the store asks of a database: to read a snapshot, and to write one transaction after another.</summary>
internal interface IDatabase : IDisposable
{
    /// <summary>Where the database is, for messages.</summary>
    string Place { get; }

    /// <summary>A view that later writes do not change; to be disposed of soon.</summary>
    IDatabaseReader Read();

    /// <summary>A transaction; without a commit it leaves nothing. Waits for other writers, of other processes too.</summary>
    IDatabaseWriter Write();

    /// <summary>A claim that ends with this process, however it ends; null where it is held already.</summary>
    IDisposable? TryClaim(string stage);

    /// <summary>Gives what is free back to the disk, in small steps.</summary>
    void Shrink();

    /// <summary>The claims that are held by some process. Those of processes that have ended are forgotten.</summary>
    IReadOnlySet<string> Claims();
}

/// <summary>One snapshot of the database.</summary>
internal interface IDatabaseReader : IDisposable
{
    /// <summary>The number that the next document gets.</summary>
    long NextNumber { get; }

    /// <summary>Visible runs, newest first.</summary>
    IEnumerable<RunRow> Runs();

    /// <summary>The visible run of a uid.</summary>
    RunRow? Run(string uid);

    /// <summary>The newest run of a scan id.</summary>
    RunRow? RunOfScanId(long scanId);

    /// <summary>The newest run but so many.</summary>
    RunRow? RunOfRank(long rank);

    /// <summary>Runs whose uids begin so, at most a limit.</summary>
    IReadOnlyList<RunRow> RunsOfPrefix(string prefix, int limit);

    /// <summary>Visible runs that match, newest first, at most so many; those that come after a place in that order.</summary>
    IReadOnlyList<RunRow> Search(Query query, RunPlace after, int limit);

    /// <summary>How many visible runs match.</summary>
    long Count(Query query);

    /// <summary>Runs that are staged, by whomever.</summary>
    IReadOnlyList<RunRow> StagedRuns();

    /// <summary>Documents of one kind, in order; several such sequences may be read at once.</summary>
    IEnumerable<DocumentRow> Documents(long run, DocumentName kind);

    /// <summary>Descriptors in order.</summary>
    IReadOnlyList<DescriptorRow> Descriptors(long run);

    /// <summary>Layouts in order.</summary>
    IReadOnlyList<LayoutRow> Layouts(long run);

    /// <summary>Pages by their first ordinals.</summary>
    IReadOnlyList<PageRow> Pages(long run);

    /// <summary>Pages of a layout that may hold seq_nums of a range, and do not begin below a number.</summary>
    IReadOnlyList<PageRow> PagesOfSeqNums(long run, long layout, StreamRange seqNums, long low);

    /// <summary>Pages of a layout that may hold times from one up to, and without, another.</summary>
    IReadOnlyList<PageRow> PagesOfTimes(long run, long layout, double since, double until);

    /// <summary>The last block of seq_nums of a stream up to a number, or null.</summary>
    SeqNumBlock? SeqNumBlockUpTo(long run, long stream, long number);

    /// <summary>The block of seq_nums that holds a rank; null where there are none.</summary>
    SeqNumBlock? SeqNumBlockOfRank(long run, long stream, long rank);

    /// <summary>The blocks of seq_nums of a stream, of a range of numbers of blocks, in order.</summary>
    IReadOnlyList<SeqNumBlock> SeqNumBlocks(long run, long stream, StreamRange numbers);

    /// <summary>The bytes of a column, until the next call.</summary>
    ReadOnlySpan<byte> Column(long page, int place, out ColumnHeader header);

    /// <summary>What documents of the run were before they were changed: by kind, ordinal and number.</summary>
    IReadOnlyList<RevisionRow> Revisions(long run);

    /// <summary>Visible runs that have resources or stream resources.</summary>
    IEnumerable<RunRow> RunsWithResources();

    /// <summary>The deletion of the run of a uid; null where there was none.</summary>
    TombstoneRow? Tombstone(string uid);

    /// <summary>The deletions of runs, newest first.</summary>
    IReadOnlyList<TombstoneRow> Tombstones();

    /// <summary>What the store holds.</summary>
    StoreInfo Info();

    /// <summary>What is wrong with the database itself, and with what belongs to no run.</summary>
    IReadOnlyList<StoreFault> Faults();

    /// <summary>What is not as it was written of a run.</summary>
    IReadOnlyList<StoreFault> Faults(RunRow run);

    /// <summary>Bytes that the columns of a page take.</summary>
    long Bytes(long page);

    /// <summary>Uids of visible runs that have rows in more pieces than need be.</summary>
    IReadOnlyList<string> ScatteredRuns();

    /// <summary>The metadata of runs, as JSON; null where there never were any.</summary>
    byte[]? RunMetadata();
}

/// <summary>One transaction.</summary>
internal interface IDatabaseWriter : IDatabaseReader
{
    /// <summary>Takes numbers for documents; returns the first.</summary>
    long TakeNumbers(long count);

    /// <summary>Adds a run; returns its id.</summary>
    long Insert(RunRow run);

    /// <summary>Changes what may change of a run: state, numbers, exit status, streams, stage.</summary>
    void Update(RunRow run);

    /// <summary>Makes a visible run be found by the metadata in its start and stop.</summary>
    void Index(RunRow run);

    /// <summary>Takes a visible run out of what is found by metadata, before its start or stop is changed.</summary>
    void Unindex(RunRow run);

    /// <summary>Removes a run with all it has, and takes it out of what is found by metadata.</summary>
    void Drop(long run);

    void Insert(long run, DocumentName kind, long ordinal, long? descriptor, ReadOnlySpan<byte> body);

    /// <summary>Removes a document that is kept as JSON; false where there is none.</summary>
    bool Delete(long run, DocumentName kind, long ordinal);

    /// <summary>Puts another body in the place of a document's.</summary>
    void Replace(long run, DocumentName kind, long ordinal, ReadOnlySpan<byte> body);

    /// <summary>Keeps a revision, in place of the one with the same number.</summary>
    void Put(long run, RevisionRow revision);

    /// <summary>Changes what a listing tells out of the start and stop of a run: scan id, plan name, exit status.</summary>
    void Describe(RunRow run);

    /// <summary>Keeps the deletion of a run.</summary>
    void Put(TombstoneRow tombstone);

    /// <summary>Forgets the deletion of a run; false where there was none.</summary>
    bool DeleteTombstone(string uid);

    void Insert(long run, DescriptorRow descriptor);

    void Insert(long run, LayoutRow layout);

    /// <summary>Adds a page; returns its id.</summary>
    long Insert(long run, PageRow page);

    void Insert(long page, int place, ColumnHeader header, ReadOnlySpan<byte> data);

    /// <summary>Removes a page of a run with its columns; false where there is none with this id and these ordinals and rows.</summary>
    bool Drop(long run, PageRow page);

    /// <summary>Notes that a run has rows in more pieces than need be.</summary>
    void Scatter(long run);

    /// <summary>Notes that a run has no rows in more pieces than need be.</summary>
    void Gather(long run);

    /// <summary>Keeps a block of seq_nums, in place of the one with the same number.</summary>
    void Put(long run, SeqNumBlock block);

    void SetRunMetadata(ReadOnlySpan<byte> json);

    void Commit();
}
