using Cerulean.Documents;

namespace Cerulean.Store.Sqlite;

/// <summary>A write transaction, which also reads what it has written.</summary>
internal sealed partial class SqliteWriter(SqliteDatabase database, Connection connection, SemaphoreSlim? turn)
    : SqliteReader(database, connection, "begin immediate"), IDatabaseWriter
{
    private long _bytes;
    private bool _disposed;

    public long TakeNumbers(long count)
    {
        var next = NextNumber;
        Connection["set_next_number"].Add(next + count).Run();
        return next;
    }

    public long Insert(RunRow run)
    {
        Connection["insert_run"].Add(run.Uid).Add((long)run.State).Add(run.Base).Add(run.Documents).Add(run.Next).Add(run.ScanId)
            .Add(run.PlanName).Add(RunPlace.Of(run).Time).Add((long?)run.ExitStatus).Add(run.Streams).Add(run.Stage).Run();
        return Connection.LastId;
    }

    // In two, because a statement that sets what is indexed writes the indexes, changed or not.
    public void Update(RunRow run)
    {
        Connection["grow_run"].Add(run.Id).Add(run.Documents).Add(run.Next).Add((long?)run.ExitStatus).Add(run.Streams).Run();
        if (Connection.Changes == 0) throw new StoreException($"Run {run.Uid} has been dropped by another process: the file of its stage, beside {Connection.Path}, has gone. Ingest it again.");
        Connection["publish_run"].Add(run.Id).Add((long)run.State).Add(run.Base).Add(run.Stage).Run();
    }

    public void Drop(long run)
    {
        if (Rows(Connection["run_of_id"].Add(run)).FirstOrDefault() is { State: not RunState.Staged } row) Unindex(row);
        foreach (var page in Pages(run)) DropColumns(page.Id);
        foreach (var statement in (string[])["gather", "drop_pages", "drop_seq_nums", "drop_documents", "drop_revisions", "drop_descriptors", "drop_layouts", "drop_run"])
        {
            Connection[statement].Add(run).Run();
        }
    }

    public void Insert(long run, DocumentName kind, long ordinal, long? descriptor, ReadOnlySpan<byte> body)
    {
        Connection["insert_document"].Add(run).Add((long)kind).Add(ordinal).Add(descriptor).Add(Checksum.Of(body)).Add(body).Run();
        _bytes += body.Length;
    }

    public bool Delete(long run, DocumentName kind, long ordinal)
    {
        Connection["delete_document"].Add(run).Add((long)kind).Add(ordinal).Run();
        return Connection.Changes > 0;
    }

    public void Replace(long run, DocumentName kind, long ordinal, ReadOnlySpan<byte> body) =>
        Connection["replace_document"].Add(run).Add((long)kind).Add(ordinal).Add(Checksum.Of(body)).Add(body).Run();

    public void Put(long run, RevisionRow revision) => Connection["put_revision"].Add(run).Add((long)revision.Kind).Add(revision.Ordinal)
        .Add(revision.Number).Add(revision.Change).Add(Checksum.Of(revision)).Add(revision.Body).Run();

    public void Describe(RunRow run) => Connection["describe_run"].Add(run.Id).Add(run.ScanId).Add(run.PlanName).Add((long?)run.ExitStatus).Run();

    public void Put(TombstoneRow tombstone) => Connection["put_tombstone"].Add(tombstone.Uid).Add(tombstone.Time).Add(tombstone.Reason).Run();

    public bool DeleteTombstone(string uid)
    {
        Connection["delete_tombstone"].Add(uid).Run();
        return Connection.Changes > 0;
    }

    public void Insert(long run, DescriptorRow descriptor) =>
        Connection["insert_descriptor"].Add(run).Add(descriptor.Ordinal).Add(descriptor.Uid).Add(descriptor.Stream).Add(Checksum.Of(descriptor)).Run();

    public void Insert(long run, LayoutRow layout)
    {
        var names = layout.Layout.ToText();
        Connection["insert_layout"].Add(run).Add(layout.Id).Add(layout.Descriptor).Add(names).Add(Checksum.Of(layout.Id, layout.Descriptor, names)).Run();
    }

    public long Insert(long run, PageRow page)
    {
        var statement = Connection["insert_page"].Add(run).Add(page.Layout).Add(page.First).Add(page.Last).Add(page.Rows)
            .Add(page.MinSeqNum).Add(page.MaxSeqNum).Add(Checksum.Of(page)).Add(page.MinTime).Add(page.MaxTime);
        (page.Units is null ? statement.AddNull() : statement.Add(page.Units)).Run();
        return Connection.LastId;
    }

    public void Insert(long page, int place, ColumnHeader header, ReadOnlySpan<byte> data)
    {
        Connection["insert_page_column"].Add(ColumnId(page, place)).Add((long)header.Kind).Add(header.Type).Add(Checksum.Of(data)).Add(data).Run();
        _bytes += data.Length;
    }

    public bool Drop(long run, PageRow page)
    {
        Connection["drop_page"].Add(page.Id).Add(run).Add(page.First).Add(page.Last).Add(page.Rows).Run();
        if (Connection.Changes == 0) return false;
        DropColumns(page.Id);
        return true;
    }

    public void Scatter(long run) => Connection["scatter"].Add(run).Run();

    public void Gather(long run) => Connection["gather"].Add(run).Run();

    public void Put(long run, SeqNumBlock block)
    {
        var statement = Connection["put_seq_nums"].Add(run).Add(block.Stream).Add(block.Number).Add(block.Rank).Add(block.First).Add(block.Last)
            .Add(block.Count).Add(block.Low).Add(Checksum.Of(block));
        (block.Bits is null ? statement.AddNull() : statement.Add(block.Bits)).Run();
    }

    public void SetRunMetadata(ReadOnlySpan<byte> json) => Connection["set_run_metadata"].Add(Checksum.Of(json)).Add(json).Run();

    public override void Dispose()
    {
        base.Dispose();
        if (!_disposed) turn?.Release();
        _disposed = true;
    }

    // A statement that is still in use would keep the log from being taken into the file, and let it grow without end.
    public void Commit()
    {
        Connection.Reset();
        Connection.Execute("commit");
        Database.Written(_bytes);
    }

    private void DropColumns(long page) => Connection["drop_page_columns"].Add(ColumnId(page, 0)).Add(ColumnId(page + 1, 0) - 1).Run();
}
