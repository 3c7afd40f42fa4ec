using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Writes batches of documents of live runs, each in one transaction.</summary>
internal sealed class LiveWriter(IDatabase database)
{
    private const long MostWeight = 32 << 20;

    private readonly HashSet<RunDraft> _drafts = [];

    /// <summary>Writes the documents; returns the number of the last.</summary>
    public long Write(IReadOnlyList<(LiveRun Run, Document Document)> batch)
    {
        using var writer = database.Write();
        var number = writer.TakeNumbers(batch.Count);
        var touched = new HashSet<RunDraft>();
        foreach (var (run, document) in batch)
        {
            var draft = run.Draft;
            if (touched.Add(draft)) Begin(writer, draft, number);
            draft.Add(document, number++ - draft.Base);
            if (document is RunStop) draft.Become(RunState.Closed, draft.Base);
        }

        _drafts.RemoveWhere(old => touched.Any(draft => draft != old && draft.Uid == old.Uid));
        _drafts.UnionWith(touched);
        var isHeavy = _drafts.Sum(draft => draft.Weight) > MostWeight;
        foreach (var draft in isHeavy ? _drafts : touched) draft.Write(writer, isHeavy || draft.Row.State == RunState.Closed);
        writer.Commit();
        foreach (var draft in _drafts) draft.Written();
        _drafts.RemoveWhere(draft => draft.Row.State == RunState.Closed);
        return number - 1;
    }

    // Nobody else may have written the run since.
    private static void Begin(IDatabaseWriter writer, RunDraft draft, long number)
    {
        var stored = writer.Run(draft.Uid);
        if (draft.Row.Id == 0) draft.Become(RunState.Open, number);
        if ((stored?.Id ?? 0, stored?.Next ?? 0) == (draft.Row.Id, draft.Row.Next)) return;
        throw new StoreException($"Run {draft.Uid} has been written by somebody else at the same time.");
    }
}
