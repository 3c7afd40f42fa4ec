using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Writes batches of documents of live runs, each in one transaction.</summary>
internal sealed class LiveWriter(IDatabase database)
{
    private readonly HashSet<LiveRun> _touched = [];

    /// <summary>Writes the documents, but for those of runs that somebody else has written meanwhile.</summary>
    /// <param name="batch">The documents, in order.</param>
    /// <param name="taken">Is told of the runs that somebody else has written.</param>
    /// <returns>The number of the last document, and the runs that have been written.</returns>
    public (long Number, IReadOnlyCollection<LiveRun> Runs) Write(IReadOnlyList<(LiveRun Run, Document Document)> batch, List<LiveRun> taken)
    {
        _touched.Clear();
        foreach (var (run, _) in batch) _touched.Add(run);
        using var writer = database.Write();
        foreach (var run in _touched)
        {
            if (IsTaken(writer, run.Draft)) taken.Add(run);
        }

        _touched.ExceptWith(taken);
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
        if (draft.Row.Id == 0 && draft.Row.Documents == 0) draft.Become(RunState.Open, number);
        draft.Add(document, number - draft.Base);
        if (document is RunStop) draft.Become(RunState.Closed, draft.Base);
    }

    private static bool IsTaken(IDatabaseWriter writer, RunDraft draft)
    {
        var stored = writer.Run(draft.Uid);
        return (stored?.Id ?? 0, stored?.Next ?? 0) != (draft.Row.Id, draft.Row.Next);
    }
}
