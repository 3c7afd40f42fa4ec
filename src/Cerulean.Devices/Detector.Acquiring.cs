using Cerulean.Documents;

namespace Cerulean.Devices;

public partial class Detector
{
    private Acquisition? _acquisition;
    private TriggerInfo? _prepared;
    private Task _disarming = Task.CompletedTask;
    private long _turn;
    private bool _isCompleted;

    /// <inheritdoc/>
    /// <remarks><see cref="TriggerLogic.Read"/> tells what the value may be. It holds until the detector is unstaged.</remarks>
    public Status Prepare(JsonValue value) => Status.Of(PrepareAsync(value), this);

    /// <inheritdoc/>
    /// <remarks>A trigger that comes before the last one is done ends that one.</remarks>
    public Status Trigger() => Status.Of(TriggerAsync(), this);

    /// <inheritdoc/>
    /// <remarks>It takes as many events as were prepared; without that, as many as come until it is asked to end.</remarks>
    public Status Kickoff() => Status.Of(ArmAsync(_prepared ?? _trigger.Default(null), isTrigger: false), this);

    /// <inheritdoc/>
    public Status Complete()
    {
        // A plan that is repeated from a checkpoint may ask once more for an end that was reached.
        if (_isCompleted) return Status.Done;
        if (_acquisition is not { } flight) return Status.Failed(new InvalidOperationException($"{Name} was not kicked off."), this);
        var status = Status.Of(CompleteAsync(flight), this);
        if (flight.Info.Events is { } events) flight.Progress = row => status.Report(new Progress(row, 0, events, "events"));
        return status;
    }

    /// <inheritdoc/>
    protected override Status StageAlone()
    {
        _data.Begin(Name, _acquire.DType, RowShape);
        return Status.Done;
    }

    /// <inheritdoc/>
    protected override Status UnstageAlone() => Status.Of(UnstageAsync(), this);

    private async Task PrepareAsync(JsonValue value)
    {
        var info = _trigger.Read(value);
        await _acquire.PrepareAsync(info);
        _prepared = info;
    }

    private async Task TriggerAsync()
    {
        if (await ArmAsync((_prepared ?? _trigger.Default(1)) with { Events = 1 }, isTrigger: true) is not { } acquisition) return;
        await FinishAsync(acquisition);
        _data.EndTrigger();
    }

    private async Task CompleteAsync(Acquisition flight)
    {
        await (flight.Info.Events is null ? EndAsync(flight) : FinishAsync(flight));
        _isCompleted = _acquisition is null;
    }

    // What has gone wrong on the way was told to nobody yet.
    private async Task EndAsync(Acquisition flight)
    {
        var idle = _acquire.WaitIdleAsync();
        await GiveUpAsync();
        await Task.WhenAll(flight.End, idle);
    }

    private async Task UnstageAsync()
    {
        try
        {
            await GiveUpAsync();
        }
        finally
        {
            (_prepared, _isCompleted) = (null, false);
            _data.End();
        }
    }

    // Null where another trigger came while the camera came to rest.
    private async Task<Acquisition?> ArmAsync(TriggerInfo info, bool isTrigger)
    {
        _data.RequireFiles(Name);
        var turn = ++_turn;
        var isRepeated = _acquisition is not null;
        await GiveUpAsync();
        if (isTrigger || isRepeated) _data.GiveUp();
        if (turn != _turn) return null;
        _isCompleted = false;
        var acquisition = _acquisition = new Acquisition(info, _data);
        await _acquire.ArmAsync(info, acquisition.Receive);
        return acquisition;
    }

    // Waits until the camera is at rest. What another trigger has ended ends without an error: the plan has done it anew.
    private async Task FinishAsync(Acquisition acquisition)
    {
        try
        {
            await await Task.WhenAny(acquisition.End, _acquire.WaitIdleAsync());
        }
        catch (Exception error) when (_acquisition == acquisition)
        {
            await DisarmAfterAsync(error);
            throw;
        }

        if (_acquisition != acquisition) return;
        _acquisition = null;
        acquisition.GiveUp();
        if (!acquisition.IsComplete) throw new InvalidOperationException($"{Name} came to rest after {acquisition.Rows} of {acquisition.Info.Events} events.");
    }

    private async Task DisarmAfterAsync(Exception error)
    {
        try
        {
            await GiveUpAsync();
        }
        catch (Exception another)
        {
            throw new AggregateException($"{Name} failed, and could not be stopped.", error, another);
        }
    }

    private async Task GiveUpAsync()
    {
        if (_acquisition is { } acquisition)
        {
            _acquisition = null;
            acquisition.GiveUp();
            _disarming = _acquire.DisarmAsync();
        }

        var disarming = _disarming;
        try
        {
            await disarming;
        }
        finally
        {
            // A failure is told once.
            if (_disarming == disarming) _disarming = Task.CompletedTask;
        }
    }
}
