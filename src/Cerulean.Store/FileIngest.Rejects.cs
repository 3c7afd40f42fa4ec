using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class FileIngest
{
    /// <summary>Says that a piece of the file could not be read: the run it names is rejected, or else all that are open.</summary>
    public void Break(Finding finding)
    {
        if (finding.Run is null && finding.Refers is null) RejectOpen(Tell(finding));
        else Reject(finding);
    }

    /// <summary>Says that the file ends: a run without a stop is incomplete.</summary>
    public void Finish()
    {
        PublishEnded();
        RejectOpen(Tell("the file ends before the stop of the run"));
        foreach (var message in _broken.Values) Report(new IngestOutcome("", 0, 0, [], IngestStatus.Rejected, message));
        _broken.Clear();
    }

    // True where the order forbids the document, or something has been wrong with its run before.
    private bool RejectAny(Document document)
    {
        var errors = 0;
        foreach (var finding in _findings)
        {
            if (finding.IsNote) continue;
            Reject(finding);
            errors++;
        }

        var parent = document switch
        {
            EventDescriptor descriptor => descriptor.Uid,
            Resource resource => resource.Uid,
            StreamResource resource => resource.Uid,
            _ => null,
        };
        if (parent is null || !_broken.Remove(parent, out var message)) return errors > 0;
        if (_checker.RunOf(document) is { } run) Reject(run, message);
        return true;
    }

    private void Reject(Finding finding)
    {
        if (finding.Run is { } uid)
        {
            Reject(uid, Tell(finding));
            return;
        }

        // The run may be told later, by the descriptor or resource that the document refers to.
        var parent = finding.Refers ?? "";
        var runs = _open.FindParent(parent);
        if (runs.Count == 0 && (_checker.RunOf(parent) is not { } known || !_rejected.ContainsKey(known))) _broken.TryAdd(parent, Tell(finding));
        foreach (var run in runs) Reject(run.Uid, Tell(finding));
    }

    private string Tell(object fault) => Place is { } place ? $"{place()}: {fault}" : $"{fault}";

    private void RejectOpen(string message)
    {
        foreach (var run in _open.All) Reject(run.Uid, message);
    }

    private void Reject(string uid, string message)
    {
        if (!_rejected.TryAdd(uid, message)) return;
        // What ended before is told before.
        PublishEnded();
        if (_open.Find(uid) is not { } run) Report(new IngestOutcome(uid, 0, 0, [], IngestStatus.Rejected, message));
        else if (_keepIncomplete) Keep(run, message);
        else Drop(run, message);
    }

    private void Keep(FileRun run, string message)
    {
        if (run.CompareRest() is { } fault)
        {
            Drop(run, Tell(fault));
            return;
        }

        Close(run);
        var kept = run.IsStored ? run.Draft.Outcome(IngestStatus.Already, null) : _stage.Publish(run.Draft, RunState.Open);
        Report(kept.Status == IngestStatus.Stored ? kept with { Message = $"incomplete: {message}" } : kept);
    }

    private void Drop(FileRun run, string message)
    {
        Close(run);
        _stage.Drop(run.Draft);
        Report(run.Draft.Outcome(IngestStatus.Rejected, message));
    }
}
