namespace Cerulean.Engine;

internal sealed partial class Execution
{
    private readonly Queue<Message> _replay = new();
    private List<Message>? _cache = [];
    private bool _mayRewind = true;
    private bool _isReplayForbidden;

    /// <summary>True where the plan can pause now.</summary>
    public bool IsRewindable => _cache is not null;

    /// <summary>True where a rewind would repeat the message that is carried out.</summary>
    public bool IsRepeated => _frames.Peek().IsMain && IsRepeatable(_message!);

    /// <summary>Says whether what follows may be done again; returns what was said before.</summary>
    public bool SetRewindable(bool value)
    {
        var before = _mayRewind;
        if (!_frames.Peek().IsMain || value == before) return before;
        _mayRewind = value;
        BeginCache();
        return before;
    }

    /// <summary>A rewind goes back to here. The plan of a suspension has nothing to say about it.</summary>
    public void Checkpoint()
    {
        if (!_frames.Peek().IsMain) return;
        Runs.ForEach(static run => run.RequireNoOpenEvent());
        BeginCache();
        if (Engine.FlushesAtCheckpoints) FlushSinks();
        Engine.HonourDeferredPause();
    }

    /// <summary>There is nothing to go back to until the next checkpoint.</summary>
    public void ClearCheckpoint()
    {
        if (_frames.Peek().IsMain) _cache = null;
    }

    private void BeginCache()
    {
        _isReplayForbidden = false;
        Groups.Checkpoint();
        Runs.ForEach(static run => run.Checkpoint());
        if (!_mayRewind) _cache = null;
        else if (_cache is null) _cache = [];
        else _cache.Clear();
    }

    private void Remember(Message message)
    {
        if (_cache is null) return;
        if (IsRepeatable(message)) _cache.Add(message);
        else if (ForgetsWhatWasBefore(message)) BeginCache();
    }

    // Devices, runs and subscriptions keep what was done to them before a pause.
    private static bool IsRepeatable(Message message) => message is not (Message.Checkpoint or Message.Pause) && !ForgetsWhatWasBefore(message)
        && message is not (Message.InstallSuspender or Message.RemoveSuspender or Message.StartSuspender or Message.ResumeFromSuspender);

    private static bool ForgetsWhatWasBefore(Message message) => message is Message.Subscribe or Message.Unsubscribe or Message.Stage or Message.Unstage
        or Message.Monitor or Message.Unmonitor or Message.OpenRun or Message.CloseRun;

    private bool ForbidReplay(Exception error)
    {
        if (error is not Devices.NoReplayAllowedException) return false;
        _isReplayForbidden = true;
        return true;
    }

    // Messages that were still to be repeated come after those that have been since.
    private void Rewind()
    {
        Message[] all = [.. _cache!, .. _replay];
        _replay.Clear();
        _cache!.Clear();
        Groups.Release(!_isReplayForbidden, Fail);
        if (!_isReplayForbidden) Runs.ForEach(static run => run.Rewind());
        // What was interrupted owes the plan an answer in any case.
        else all = _main.AwaitsAnswer ? all[^1..] : [];
        foreach (var message in all) _replay.Enqueue(message);
    }
}
