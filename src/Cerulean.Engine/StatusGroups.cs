using Cerulean.Devices;

namespace Cerulean.Engine;

/// <summary>What devices have begun and not yet ended, by the name to wait for.</summary>
internal sealed class StatusGroups(Execution execution)
{
    private readonly Dictionary<string, List<Status>> _groups = new(StringComparer.Ordinal);
    private TaskCompletionSource? _change;

    /// <summary>All that is not done.</summary>
    public IReadOnlyCollection<Status> Pending => [.. _groups.Values.SelectMany(group => group)];

    /// <summary>Adds what a device has begun. Its failure is thrown in the plan, also where nobody waits for it.</summary>
    public void Add(string group, Status status)
    {
        if (status.IsSuccess) return;
        if (status.IsDone) throw new FailedStatusException(status);
        if (!_groups.TryGetValue(group, out var statuses)) _groups[group] = statuses = [];
        statuses.Add(status);
        status.OnDone(done => execution.Mailbox.Post(() => End(group, done)));
    }

    /// <summary>Waits until a group is done; false after a timeout.</summary>
    public async ValueTask<bool> WaitAsync(string group, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (!_groups.ContainsKey(group)) return true;
        var isLate = false;
        using var timer = timeout is { } time
            ? execution.Engine.Time.CreateTimer(_ => execution.Mailbox.Post(() => (isLate, _) = (true, Signal())), null, time, Timeout.InfiniteTimeSpan)
            : null;
        while (_groups.ContainsKey(group) && !isLate)
        {
            _change ??= new TaskCompletionSource();
            await _change.Task.WaitAsync(cancellationToken);
        }

        return !_groups.ContainsKey(group);
    }

    private void End(string group, Status status)
    {
        if (_groups.TryGetValue(group, out var statuses) && statuses.Remove(status) && statuses.Count == 0) _groups.Remove(group);
        if (status.Error is not null) execution.Fail(new FailedStatusException(status));
        Signal();
    }

    private bool Signal()
    {
        var change = _change;
        _change = null;
        change?.SetResult();
        return true;
    }
}
