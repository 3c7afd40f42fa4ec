namespace Cerulean.Engine;

internal sealed partial class Execution
{
    private readonly Queue<Message> _replay = new();
    private List<Message>? _cache = [];
    private bool _mayRewind = true;

    /// <summary>Says whether what follows may be done again; returns what was said before.</summary>
    public bool SetRewindable(bool value)
    {
        var before = _mayRewind;
        _mayRewind = value;
        ResetCache();
        return before;
    }

    /// <summary>A rewind goes back to here.</summary>
    public void Checkpoint()
    {
        Runs.ForEach(static run => run.RequireNoOpenEvent());
        ResetCache();
        Runs.ForEach(static run => run.Checkpoint());
        if (Engine.FlushesAtCheckpoints) FlushSinks();
        Engine.HonourDeferredPause();
    }

    /// <summary>There is nothing to go back to until the next checkpoint.</summary>
    public void ClearCheckpoint() => _cache = null;

    private void ResetCache()
    {
        if (!_mayRewind) _cache = null;
        else if (_cache is null) _cache = [];
        else _cache.Clear();
    }

    private void Remember(Message message)
    {
        if (_cache is null) return;
        if (IsRepeatable(message)) _cache.Add(message);
        else if (ForgetsWhatWasBefore(message)) ResetCache();
    }

    // Devices, runs and subscriptions keep what was done to them before a pause.
    private static bool IsRepeatable(Message message) => message is not (Message.Checkpoint or Message.Pause) && !ForgetsWhatWasBefore(message)
        && message is not (Message.InstallSuspender or Message.RemoveSuspender or Message.StartSuspender or Message.ResumeFromSuspender);

    private static bool ForgetsWhatWasBefore(Message message) => message is Message.Subscribe or Message.Unsubscribe or Message.Stage or Message.Unstage
        or Message.Monitor or Message.Unmonitor or Message.OpenRun or Message.CloseRun;

    // Messages that were to be repeated still come after those that have been since.
    private void Rewind()
    {
        Message[] rest = [.. _replay];
        _replay.Clear();
        foreach (var message in _cache!) _replay.Enqueue(message);
        foreach (var message in rest) _replay.Enqueue(message);
        _cache.Clear();
        Runs.ForEach(static run => run.Rewind());
    }
}
