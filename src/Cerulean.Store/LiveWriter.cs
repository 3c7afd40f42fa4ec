using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Writes batches of documents of live runs, each in one transaction.</summary>
internal sealed class LiveWriter(IDatabase database)
{
    private const string WrittenByOthers =
        "it has been written by another process since it was begun here. What is stored of it stays; send it again from its start.";

    private readonly HashSet<LiveRun> _touched = [];

    /// <summary>Writes the documents, but for those of runs that somebody else has written or deleted meanwhile.</summary>
    /// <param name="batch">The documents, in order.</param>
    /// <param name="taken">Is told of those runs, and why nothing of them is written.</param>
    /// <returns>The number of the last document, and the runs that have been written.</returns>
    public (long Number, IReadOnlyCollection<LiveRun> Runs) Write(IReadOnlyList<(LiveRun Run, Document Document)> batch, Dictionary<LiveRun, string> taken)
    {
        _touched.Clear();
        foreach (var (run, _) in batch) _touched.Add(run);
        using var writer = database.Write();
        foreach (var run in _touched)
        {
            if (FaultOf(writer, run.Draft) is { } fault) taken.Add(run, fault);
        }

        _touched.ExceptWith(taken.Keys);
        var number = writer.TakeNumbers(taken.Count == 0 ? batch.Count : batch.Count(entry => _touched.Contains(entry.Run)));
        foreach (var (run, document) in batch)
        {
            if (taken.Count == 0 || _touched.Contains(run)) Add(run.Draft, document, number++);
        }

        foreach (var run in _touched) run.Draft.Write(writer, all: true);
        writer.Commit();
        foreach (var run in _touched) run.Draft.Written();
        return (number - 1, _touched);
    }

    private static void Add(RunDraft draft, Document document, long number)
    {
        if (draft.IsNew) draft.Become(RunState.Open, number);
        draft.Add(document, number - draft.Base);
        if (document is RunStop) draft.Become(RunState.Closed, draft.Base);
    }

    // An id may go to another run; a base is never taken twice.
    private static string? FaultOf(IDatabaseWriter writer, RunDraft draft)
    {
        var stored = writer.Run(draft.Uid);
        var isAsBefore = (stored?.Base ?? 0, stored?.Next ?? 0) == (draft.Base, draft.Row.Next);
        if (isAsBefore && stored is not null) return null;
        return DeletedRun.Find(writer, draft.Uid)?.ToString() ?? (isAsBefore ? null : WrittenByOthers);
    }
}
