using Cerulean.Documents;

namespace Cerulean.Store.Memory;

/// <summary>A transaction: a state that becomes that of the store with the commit.</summary>
internal sealed class MemoryWriter(MemoryState state, Action<MemoryState> commit, Action end) : MemoryReader(state), IDatabaseWriter
{
    private bool _disposed;

    public long TakeNumbers(long count)
    {
        var next = State.NextNumber;
        State = State with { NextNumber = next + count };
        return next;
    }

    public long Insert(RunRow run)
    {
        var id = NextId();
        Put(new MemoryRun(run with { Id = id }));
        return id;
    }

    public void Update(RunRow run)
    {
        if (!State.Runs.TryGetValue(run.Id, out var old)) throw new StoreException($"Run {run.Uid} has been dropped meanwhile. Ingest it again.");
        // What the start tells may have been changed since.
        Put(old with { Row = run with { ScanId = old.Row.ScanId, PlanName = old.Row.PlanName } });
    }

    // Every run is looked at.
    public void Index(RunRow run)
    {
    }

    public void Unindex(RunRow run)
    {
    }

    public void Drop(long run)
    {
        if (!State.Runs.TryGetValue(run, out var old)) return;
        foreach (var page in old.Pages.Values) DropColumns(page.Id);
        Gather(run);
        State = State with { Runs = State.Runs.Remove(run), Uids = old.IsVisible ? State.Uids.Remove(old.Row.Uid) : State.Uids };
    }

    public void Insert(long run, DocumentName kind, long ordinal, long? descriptor, ReadOnlySpan<byte> body)
    {
        var row = new DocumentRow(ordinal, descriptor, body.ToArray());
        Change(run, old => old with { Documents = old.Documents.Add((kind, ordinal), row) });
    }

    public bool Delete(long run, DocumentName kind, long ordinal)
    {
        if (!State.Runs[run].Documents.ContainsKey((kind, ordinal))) return false;
        Change(run, old => old with { Documents = old.Documents.Remove((kind, ordinal)) });
        return true;
    }

    public void Replace(long run, DocumentName kind, long ordinal, ReadOnlySpan<byte> body)
    {
        var now = body.ToArray();
        Change(run, old => old with { Documents = old.Documents.SetItem((kind, ordinal), old.Documents[(kind, ordinal)] with { Body = now }) });
    }

    public void Put(long run, RevisionRow revision) => Change(
        run, old => old with { Revisions = old.Revisions.SetItem((revision.Kind, revision.Ordinal, revision.Number), revision) });

    public void Describe(RunRow run) => Change(
        run.Id, old => old with { Row = old.Row with { ScanId = run.ScanId, PlanName = run.PlanName, ExitStatus = run.ExitStatus } });

    public void Put(TombstoneRow tombstone) => State = State with { Tombstones = State.Tombstones.SetItem(tombstone.Uid, tombstone) };

    public bool DeleteTombstone(string uid)
    {
        var isThere = State.Tombstones.ContainsKey(uid);
        State = State with { Tombstones = State.Tombstones.Remove(uid) };
        return isThere;
    }

    public void Insert(long run, DescriptorRow descriptor) => Change(run, old => old with { Descriptors = old.Descriptors.Add(descriptor) });

    public void Insert(long run, LayoutRow layout) => Change(run, old => old with { Layouts = old.Layouts.Add(layout) });

    public long Insert(long run, PageRow page)
    {
        var id = NextId();
        Change(run, old => old with { Pages = old.Pages.Add((page.First, id), page with { Id = id }) });
        return id;
    }

    public void Insert(long page, int place, ColumnHeader header, ReadOnlySpan<byte> data) =>
        State = State with { Columns = State.Columns.Add((page, place), (header, data.ToArray())) };

    public bool Drop(long run, PageRow page)
    {
        if (!State.Runs[run].Pages.ContainsKey((page.First, page.Id))) return false;
        DropColumns(page.Id);
        Change(run, old => old with { Pages = old.Pages.Remove((page.First, page.Id)) });
        return true;
    }

    public void Scatter(long run) => State = State with { Scattered = State.Scattered.Add(run) };

    public void Gather(long run) => State = State with { Scattered = State.Scattered.Remove(run) };

    public void Put(long run, SeqNumBlock block) => Change(run, old => old with { SeqNums = old.SeqNums.SetItem((block.Stream, block.Number), block) });

    public void SetRunMetadata(ReadOnlySpan<byte> json) => State = State with { RunMetadata = json.ToArray() };

    public void Commit() => commit(State);

    public override void Dispose()
    {
        base.Dispose();
        if (!_disposed) end();
        _disposed = true;
    }

    private long NextId()
    {
        State = State with { LastId = State.LastId + 1 };
        return State.LastId;
    }

    private void Change(long run, Func<MemoryRun, MemoryRun> change) => Put(change(State.Runs[run]));

    private void Put(MemoryRun run) => State = State with
    {
        Runs = State.Runs.SetItem(run.Row.Id, run),
        Uids = run.IsVisible ? State.Uids.SetItem(run.Row.Uid, run.Row.Id) : State.Uids,
    };

    private void DropColumns(long page)
    {
        var columns = State.Columns.ToBuilder();
        var place = 0;
        while (columns.Remove((page, place))) place++;
        State = State with { Columns = columns.ToImmutable() };
    }
}
