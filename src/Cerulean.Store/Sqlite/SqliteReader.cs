using Cerulean.Documents;
using SQLitePCL;

namespace Cerulean.Store.Sqlite;

/// <summary>A snapshot: all statements of one read transaction.</summary>
internal partial class SqliteReader : IDatabaseReader
{
    private const int PlaceBits = 20;

    private bool _disposed;

    public SqliteReader(SqliteDatabase database, Connection connection) : this(database, connection, "begin")
    {
    }

    protected SqliteReader(SqliteDatabase database, Connection connection, string begin)
    {
        (Database, Connection) = (database, connection);
        try
        {
            connection.Execute(begin);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    protected SqliteDatabase Database { get; }

    protected Connection Connection { get; }

    public long NextNumber => Connection["next_number"] is var statement && statement.Step() ? statement.Integer(0) : 1;

    public static long ColumnId(long page, int place) => place >> PlaceBits == 0
        ? (page << PlaceBits) | (uint)place
        : throw new StoreException($"An event has more values and times than a store takes: {1 << PlaceBits} columns. Put them into arrays.");

    public IEnumerable<RunRow> Runs() => Rows(Connection["runs"]);

    public RunRow? Run(string uid) => Rows(Connection["run_of_uid"].Add(uid)).FirstOrDefault();

    public RunRow? RunOfScanId(long scanId) => Rows(Connection["run_of_scan_id"].Add(scanId)).FirstOrDefault();

    public RunRow? RunOfRank(long rank) => Rows(Connection["run_of_rank"].Add(rank)).FirstOrDefault();

    public IReadOnlyList<RunRow> RunsOfPrefix(string prefix, int limit) => [.. Rows(Connection["runs_of_prefix"].Add(prefix).Add(limit))];

    public IReadOnlyList<RunRow> StagedRuns() => [.. Rows(Connection["staged_runs"])];

    public IEnumerable<DocumentRow> Documents(long run, DocumentName kind)
    {
        using var statement = Connection.Prepare(SqlText.Of("documents")).Add(run).Add((long)kind);
        while (Step(statement, () => $"a {kind.ToText()} of run {UidOf(run)}"))
        {
            var ordinal = statement.Integer(0);
            var body = statement.Bytes(3);
            if (Checksum.Of(body) != (uint)statement.Integer(2)) throw Damaged($"the {kind.ToText()} at place {ordinal} of run {UidOf(run)}");
            yield return new DocumentRow(ordinal, statement.IntegerOrNull(1), body.ToArray());
        }
    }

    public IReadOnlyList<DescriptorRow> Descriptors(long run)
    {
        var rows = new List<DescriptorRow>();
        for (var statement = Connection["descriptors"].Add(run); Step(statement, () => $"the list of descriptors of run {UidOf(run)}");)
        {
            var row = new DescriptorRow(statement.Integer(0), statement.Text(1), statement.Text(2));
            if (Checksum.Of(row) != (uint)statement.Integer(3)) throw Damaged($"the list of descriptors of run {UidOf(run)}");
            rows.Add(row);
        }

        return rows;
    }

    public IReadOnlyList<LayoutRow> Layouts(long run)
    {
        var rows = new List<LayoutRow>();
        for (var statement = Connection["layouts"].Add(run); Step(statement, () => $"names of columns of run {UidOf(run)}");)
        {
            var (id, descriptor, names) = (statement.Integer(0), statement.Integer(1), statement.Text(2));
            if (Checksum.Of(id, descriptor, names) != (uint)statement.Integer(3)) throw Damaged($"names of columns of run {UidOf(run)}");
            rows.Add(new LayoutRow(id, descriptor, Layout.Parse(names)));
        }

        return rows;
    }

    public IReadOnlyList<PageRow> Pages(long run) => Pages(run, Connection["pages"].Add(run));

    public IReadOnlyList<PageRow> PagesOfSeqNums(long run, long layout, StreamRange seqNums, long low) =>
        Pages(run, Connection["pages_of_seq_nums"].Add(run).Add(layout).Add(seqNums.Start).Add(seqNums.Stop).Add(low));

    public IReadOnlyList<PageRow> PagesOfTimes(long run, long layout, double since, double until) =>
        Pages(run, Connection["pages_of_times"].Add(run).Add(layout).Add(since).Add(until));

    public SeqNumBlock? SeqNumBlockUpTo(long run, long stream, long number) =>
        Blocks(run, Connection["seq_nums_up_to"].Add(run).Add(stream).Add(number)).FirstOrDefault();

    public SeqNumBlock? SeqNumBlockOfRank(long run, long stream, long rank) =>
        Blocks(run, Connection["seq_nums_of_rank"].Add(run).Add(stream).Add(rank)).FirstOrDefault();

    public IReadOnlyList<SeqNumBlock> SeqNumBlocks(long run, long stream, StreamRange numbers) =>
        Blocks(run, Connection["seq_nums"].Add(run).Add(stream).Add(numbers.Start).Add(numbers.Stop));

    private List<SeqNumBlock> Blocks(long run, Statement statement)
    {
        var rows = new List<SeqNumBlock>();
        while (statement.Step())
        {
            var row = BlockOf(statement);
            if (Checksum.Of(row) != (uint)statement.Integer(8)) throw Damaged($"the seq_nums of run {UidOf(run)}");
            rows.Add(row);
        }

        return rows;
    }

    private List<PageRow> Pages(long run, Statement statement)
    {
        var rows = new List<PageRow>();
        while (Step(statement, () => $"the list of pages of run {UidOf(run)}"))
        {
            var row = PageOf(statement);
            if (Checksum.Of(row) != (uint)statement.Integer(8)) throw Damaged(PlaceOf(row.Id));
            rows.Add(row);
        }

        return rows;
    }

    public ReadOnlySpan<byte> Column(long page, int place, out ColumnHeader header)
    {
        var statement = Connection["page_column"].Add(ColumnId(page, place));
        if (!Step(statement, () => ColumnOf(page, place))) throw Damaged($"{ColumnOf(page, place)} is missing");
        var data = statement.Bytes(3);
        if (Checksum.Of(data) != (uint)statement.Integer(2)) throw Damaged(ColumnOf(page, place));
        header = new ColumnHeader((ColumnKind)statement.Integer(0), statement.TextOrNull(1));
        return data;
    }

    public IReadOnlyList<RevisionRow> Revisions(long run)
    {
        var rows = new List<RevisionRow>();
        for (var statement = Connection["revisions"].Add(run); statement.Step();)
        {
            var row = new RevisionRow(
                (DocumentName)statement.Integer(0), statement.Integer(1), statement.Integer(2), statement.Text(3), statement.Bytes(5).ToArray());
            if (Checksum.Of(row) != (uint)statement.Integer(4)) throw Damaged($"revision {row.Number} of a {row.Kind.ToText()} of run {UidOf(run)}");
            rows.Add(row);
        }

        return rows;
    }

    public IEnumerable<RunRow> RunsWithResources() => Rows(Connection["runs_with_resources"]);

    public TombstoneRow? Tombstone(string uid) => Tombstones(Connection["tombstone"].Add(uid)).FirstOrDefault();

    public IReadOnlyList<TombstoneRow> Tombstones() => [.. Tombstones(Connection["tombstones"])];

    public StoreInfo Info()
    {
        var statement = Connection["info"];
        statement.Step();
        long[] counts = [.. Enumerable.Range(0, 8).Select(statement.Integer)];
        var loose = Connection["loose"];
        loose.Step();
        var pageBytes = Connection.Scalar("pragma page_size");
        return new StoreInfo(
            Database.Place, Connection.Scalar("pragma user_version"), counts[0], counts[1], counts[2], counts[3], counts[4] + loose.Integer(0), counts[5],
            loose.Integer(0), counts[6], Database.Bytes, Connection.Scalar("pragma freelist_count") * pageBytes, counts[7]);
    }

    public IReadOnlyList<StoreFault> Faults() => SqliteCheck.OfDatabase(Connection);

    public IReadOnlyList<StoreFault> Faults(RunRow run) => new SqliteCheck(Connection, run).Run();

    public static PageRow PageOf(Statement statement) => new(
        statement.Integer(0), statement.Integer(1), statement.Integer(2), statement.Integer(3), (int)statement.Integer(4),
        statement.Integer(5), statement.Integer(6), statement.IsNull(7) ? null : statement.Bytes(7).ToArray())
    {
        MinTime = statement.FloatOrNull(9),
        MaxTime = statement.FloatOrNull(10),
    };

    public static SeqNumBlock BlockOf(Statement statement) => new(
        statement.Integer(0), statement.Integer(1), statement.Integer(2), statement.Integer(3), statement.Integer(4), statement.Integer(5),
        statement.Integer(6), statement.IsNull(7) ? null : statement.Bytes(7).ToArray());

    public long Bytes(long page)
    {
        var statement = Connection["page_bytes"].Add(ColumnId(page, 0)).Add(ColumnId(page + 1, 0) - 1);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    public IReadOnlyList<string> ScatteredRuns()
    {
        var uids = new List<string>();
        for (var statement = Connection["scattered_runs"]; statement.Step();) uids.Add(statement.Text(0));
        return uids;
    }

    public byte[]? RunMetadata()
    {
        var statement = Connection["run_metadata"];
        if (!statement.Step()) return null;
        var json = statement.Bytes(1);
        return Checksum.Of(json) == (uint)statement.Integer(0) ? json.ToArray() : throw Damaged("the metadata of runs");
    }

    public virtual void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        try
        {
            Connection.Reset();
            if (Connection.InTransaction) Connection.Execute("rollback");
        }
        catch (StoreException)
        {
            // Such a connection is not used again.
            Connection.Dispose();
            return;
        }

        Database.Return(Connection);
    }

    protected static IEnumerable<RunRow> Rows(Statement statement)
    {
        while (statement.Step())
        {
            yield return new RunRow(statement.Text(1))
            {
                Id = statement.Integer(0),
                State = (RunState)statement.Integer(2),
                Base = statement.Integer(3),
                Documents = statement.Integer(4),
                Next = statement.Integer(5),
                ScanId = statement.IntegerOrNull(6),
                PlanName = statement.TextOrNull(7),
                Time = RunPlace.TimeOf(statement.Float(8)),
                ExitStatus = (ExitStatus?)statement.IntegerOrNull(9),
                Streams = statement.Text(10),
                Stage = statement.TextOrNull(11),
            };
        }
    }

    private static IEnumerable<TombstoneRow> Tombstones(Statement statement)
    {
        while (statement.Step()) yield return new TombstoneRow(statement.Text(0), statement.Float(1), statement.TextOrNull(2));
    }

    private string UidOf(long run)
    {
        using var statement = Connection.Prepare("select uid from run where id = ?1").Add(run);
        return statement.Step() ? statement.Text(0) : "?";
    }

    // What SQLite itself finds damaged is told with its place, too.
    private bool Step(Statement statement, Func<string> what)
    {
        try
        {
            return statement.Step();
        }
        catch (StoreException error) when (Connection.IsDamage(error))
        {
            throw Damaged(what(), error);
        }
    }

    private string ColumnOf(long page, int place) => $"column {PagePlace.NameOf(Connection, page, place)} of {PlaceOf(page)}";

    private string PlaceOf(long page) => PagePlace.Find(Connection, page)?.ToString() ?? $"page {page}";

    private StoreException Damaged(string what, StoreException? inner = null) =>
        new($"{Database.Place} is damaged: {what}. Restore it from a copy, or ingest the run anew into another store.", inner) { HResult = raw.SQLITE_CORRUPT };
}
