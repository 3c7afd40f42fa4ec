namespace Cerulean.Store;

public sealed partial class FileIngest
{
    // Small runs share a commit. They wait for no clock: only for so many runs, bytes and further documents.
    private const long MostBytesTogether = 4 << 20;
    private const int MostDocumentsLater = 10_000;

    private readonly List<RunDraft> _publishable = [];
    private long _publishableWeight;
    private int _documentsLater;

    private void Complete(FileRun run)
    {
        var weight = run.Draft.Weight;
        Close(run);
        _ended.Add(run.Uid);
        if (run.IsStored)
        {
            Report(run.Draft.Outcome(IngestStatus.Already, null));
            return;
        }

        _publishable.Add(run.Draft);
        _publishableWeight += weight;
        if (_publishable.Count >= _runsPerCommit || _publishableWeight >= MostBytesTogether) PublishEnded();
    }

    private void PublishEndedSoon()
    {
        if (_publishable.Count > 0 && ++_documentsLater >= MostDocumentsLater) PublishEnded();
    }

    // A run is told of once it is on disk.
    private void PublishEnded()
    {
        if (_publishable.Count == 0) return;
        RunDraft[] ended = [.. _publishable];
        _publishable.Clear();
        (_publishableWeight, _documentsLater) = (0, 0);
        foreach (var outcome in _stage.Publish(ended)) Report(outcome.Status == IngestStatus.Rejected ? outcome with { Message = Tell(outcome.Message!) } : outcome);
    }
}
