using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Store.Sqlite;

/// <summary>Compares every row of a run with its checksum. What SQLite cannot read is a fault as well.</summary>
internal sealed class SqliteCheck(Connection connection, RunRow run)
{
    private readonly List<StoreFault> _faults = [];
    private readonly Dictionary<long, string> _streams = []; // by ordinal of the descriptor
    private readonly Dictionary<long, string> _layouts = []; // stream by layout

    public IReadOnlyList<StoreFault> Run()
    {
        Guard("the list of descriptors", CheckDescriptors);
        Guard("the names of columns", CheckLayouts);
        Guard("its documents", CheckDocuments);
        Guard("its revisions", CheckRevisions);
        Guard("its pages", CheckPages);
        Guard("its seq_nums", CheckSeqNums);
        return _faults;
    }

    /// <summary>What SQLite itself finds, and what belongs to no run.</summary>
    public static IReadOnlyList<StoreFault> OfDatabase(Connection connection)
    {
        var faults = new List<StoreFault>();
        try
        {
            using var statement = connection.Prepare("pragma integrity_check");
            while (statement.Step())
            {
                foreach (var line in statement.Text(0).Split('\n').Where(line => line is not ("ok" or ""))) faults.Add(new StoreFault(null, null, null, $"the database file: {line}"));
            }

            var metadata = connection["run_metadata"];
            if (metadata.Step() && Checksum.Of(metadata.Bytes(1)) != (uint)metadata.Integer(0)) faults.Add(new StoreFault(null, null, null, "the metadata of runs are damaged"));
        }
        catch (StoreException error)
        {
            faults.Add(new StoreFault(null, null, null, error.Message));
        }

        return faults;
    }

    private void CheckDescriptors()
    {
        for (var statement = connection["descriptors"].Add(run.Id); statement.Step();)
        {
            var row = new DescriptorRow(statement.Integer(0), statement.Text(1), statement.Text(2));
            if (Checksum.Of(row) == (uint)statement.Integer(3)) _streams[row.Ordinal] = row.Stream;
            else Add(null, null, "the list of descriptors is damaged");
        }
    }

    private void CheckLayouts()
    {
        for (var statement = connection["layouts"].Add(run.Id); statement.Step();)
        {
            var (id, descriptor) = (statement.Integer(0), statement.Integer(1));
            if (Checksum.Of(id, descriptor, statement.Text(2)) != (uint)statement.Integer(3)) Add(_streams.GetValueOrDefault(descriptor), null, "the names of columns are damaged");
            else if (_streams.TryGetValue(descriptor, out var stream)) _layouts[id] = stream;
        }
    }

    private void CheckDocuments()
    {
        for (var statement = connection["all_documents"].Add(run.Id); statement.Step();)
        {
            if (Checksum.Of(statement.Bytes(4)) == (uint)statement.Integer(3)) continue;
            var stream = statement.IntegerOrNull(2) is { } descriptor ? _streams.GetValueOrDefault(descriptor) : null;
            Add(stream, null, string.Create(CultureInfo.InvariantCulture, $"the {((DocumentName)statement.Integer(0)).ToText()} at place {statement.Integer(1)} is damaged"));
        }
    }

    private void CheckRevisions()
    {
        for (var statement = connection["revisions"].Add(run.Id); statement.Step();)
        {
            var row = new RevisionRow((DocumentName)statement.Integer(0), statement.Integer(1), statement.Integer(2), statement.Text(3), statement.Bytes(5).ToArray());
            if (Checksum.Of(row) != (uint)statement.Integer(4)) Add(null, null, $"revision {row.Number} of a {row.Kind.ToText()} is damaged");
        }
    }

    private void CheckPages()
    {
        var pages = new List<(long Id, string? Stream)>();
        for (var statement = connection["pages"].Add(run.Id); statement.Step();)
        {
            var row = SqliteReader.PageOf(statement);
            pages.Add((row.Id, _layouts.GetValueOrDefault(row.Layout)));
            if (Checksum.Of(row) != (uint)statement.Integer(8)) Add(pages[^1].Stream, row.Id, "what is known of it is damaged");
        }

        foreach (var (id, stream) in pages) Guard("its columns", () => CheckColumns(id, stream), stream, id);
    }

    private void CheckSeqNums()
    {
        for (var statement = connection["run_seq_nums"].Add(run.Id); statement.Step();)
        {
            if (Checksum.Of(SqliteReader.BlockOf(statement)) != (uint)statement.Integer(8)) Add(_streams.GetValueOrDefault(statement.Integer(0)), null, "what is known of its seq_nums is damaged");
        }
    }

    private void CheckColumns(long page, string? stream)
    {
        var first = SqliteReader.ColumnId(page, 0);
        for (var statement = connection["page_columns"].Add(first).Add(SqliteReader.ColumnId(page + 1, 0) - 1); statement.Step();)
        {
            if (Checksum.Of(statement.Bytes(2)) != (uint)statement.Integer(1)) Add(stream, page, $"column {PagePlace.NameOf(connection, page, (int)(statement.Integer(0) - first))} is damaged");
        }
    }

    private void Guard(string what, Action check, string? stream = null, long? page = null)
    {
        try
        {
            check();
        }
        catch (StoreException error)
        {
            Add(stream, page, $"{what} cannot be read: {error.Message}");
        }
    }

    private void Add(string? stream, long? page, string message) => _faults.Add(new StoreFault(run.Uid, stream, page, message));
}
