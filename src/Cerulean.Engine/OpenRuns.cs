using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>The runs that a plan has open, by their key.</summary>
internal sealed class OpenRuns(Execution execution)
{
    private readonly OrderedDictionary<string, RunBundler> _open = new(StringComparer.Ordinal);
    private readonly List<string> _uids = [];

    /// <summary>Resources and stream resources of all runs, by uid.</summary>
    public Dictionary<string, Document> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>Uids of all runs that were opened, in order.</summary>
    public IReadOnlyList<string> Uids => [.. _uids];

    /// <summary>The runs that are open.</summary>
    public IReadOnlyList<RunBundler> All => [.. _open.Values];

    /// <summary>The run of a key, or null where none is open.</summary>
    public RunBundler? Find(string key) => _open.TryGetValue(key, out var run) ? run : null;

    /// <summary>The run of the message.</summary>
    /// <exception cref="IllegalMessageSequenceException">None is open.</exception>
    public RunBundler Of(Message message) => Find(message.Run)
        ?? throw new IllegalMessageSequenceException($"Found {message.Command} without a run{(message.Run.Length > 0 ? $" of the key '{message.Run}'" : "")}: open_run must come before.");

    /// <summary>Opens a run; returns its uid.</summary>
    public string Open(Message.OpenRun message)
    {
        if (_open.ContainsKey(message.Run)) throw new IllegalMessageSequenceException($"A run{(message.Run.Length > 0 ? $" of the key '{message.Run}'" : "")} is open: close it first, or give this one a key of its own.");
        var run = new RunBundler(execution, execution.Engine.ComposeRun(execution, message.Metadata));
        _open.Add(message.Run, run);
        _uids.Add(run.Uid);
        return run.Uid;
    }

    /// <summary>Closes a run; returns its uid.</summary>
    public string Close(string key, ExitStatus status, string reason)
    {
        var run = _open[key];
        _open.Remove(key);
        run.Close(status, reason);
        return run.Uid;
    }

    /// <summary>Closes all runs, whatever happens to one of them.</summary>
    public void CloseAll(ExitStatus status, string reason, Action<Action> guard)
    {
        foreach (var key in _open.Keys.ToArray()) guard(() => Close(key, status, reason));
    }

    /// <summary>Does something with every open run.</summary>
    public void ForEach(Action<RunBundler> action)
    {
        for (var i = 0; i < _open.Count; i++) action(_open.GetAt(i).Value);
    }
}
