using Cerulean.Devices;

namespace Cerulean.Engine;

/// <summary>What devices have begun and not yet ended, by the name to wait for.</summary>
internal sealed class StatusGroups(Execution execution)
{
    private const long Never = -1;

    private readonly Dictionary<string, List<Begun>> _groups = new(StringComparer.Ordinal);
    private readonly List<Begun> _held = [];
    private TaskCompletionSource? _change;
    private long _checkpoint;
    private bool _isHolding;
    private bool _isPardoning;

    /// <summary>Adds what a device has begun. Its failure is thrown in the plan, also where nobody waits for it.</summary>
    public void Add(string group, Status status)
    {
        if (status.IsSuccess) return;
        if (status.Error is not null) throw new FailedStatusException(status);
        if (!_groups.TryGetValue(group, out var statuses)) _groups[group] = statuses = [];
        var begun = new Begun(group, status, execution.IsRepeated ? _checkpoint : Never);
        statuses.Add(begun);
        status.OnDone(_ => execution.Mailbox.Post(() => End(begun)));
    }

    /// <summary>Waits until a group is done; false after a timeout.</summary>
    public async ValueTask<bool> WaitAsync(string group, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (!_groups.TryGetValue(group, out var begun)) return true;
        execution.TellWaiting([.. begun.Select(static item => item.Status)]);
        var isLate = false;
        using var timer = timeout is { } time
            ? execution.Engine.Time.CreateTimer(_ => execution.Mailbox.Post(EndWait), null, time, Timeout.InfiniteTimeSpan)
            : null;
        while (_groups.ContainsKey(group) && !isLate)
        {
            _change ??= new TaskCompletionSource();
            await _change.Task.WaitAsync(cancellationToken);
        }

        return !_groups.ContainsKey(group);

        // Who waits goes on within Signal.
        void EndWait()
        {
            isLate = true;
            Signal();
        }
    }

    /// <summary>What is begun from now on is begun anew after a rewind.</summary>
    public void Checkpoint() => _checkpoint++;

    /// <summary>The plan rests: what was begun since the checkpoint, and fails now, fails only where it is not begun anew.</summary>
    public void Hold() => _isHolding = true;

    /// <summary>The rest is over. What is begun anew is no more waited for; otherwise the failures of the meantime are told.</summary>
    public void Release(bool repeats, Action<Exception> fail)
    {
        if (!_isHolding) return;
        _isHolding = false;
        if (repeats)
        {
            foreach (var begun in _groups.Values.SelectMany(static group => group).Where(begun => begun.Checkpoint == _checkpoint).ToArray()) Remove(begun);
        }
        else
        {
            foreach (var begun in _held)
            {
                Remove(begun);
                fail(new FailedStatusException(begun.Status));
            }
        }

        _held.Clear();
    }

    /// <summary>Failures are of no interest from now on.</summary>
    public void Pardon() => _isPardoning = true;

    private void End(Begun begun)
    {
        if (begun.IsGivenUp) return;
        if (begun.Status.Error is null)
        {
            Remove(begun);
        }
        else if (_isHolding && begun.Checkpoint == _checkpoint)
        {
            _held.Add(begun);
        }
        else
        {
            Remove(begun);
            if (!_isPardoning) execution.Fail(new FailedStatusException(begun.Status));
        }

        Signal();
    }

    private void Remove(Begun begun)
    {
        begun.IsGivenUp = true;
        var group = _groups[begun.Group];
        group.Remove(begun);
        if (group.Count == 0) _groups.Remove(begun.Group);
    }

    private void Signal()
    {
        var change = _change;
        _change = null;
        change?.SetResult();
    }

    private sealed class Begun(string group, Status status, long checkpoint)
    {
        public string Group => group;

        public Status Status => status;

        /// <summary>Number of the checkpoint from which a rewind begins it anew.</summary>
        public long Checkpoint => checkpoint;

        public bool IsGivenUp { get; set; }
    }
}
