using Cerulean.Documents;

namespace Cerulean.Devices.Simulated;

/// <summary>Takes simulated images, each of which needs its exposure time.</summary>
internal sealed class CameraSensor : IAcquireLogic
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly SimulatedMotor? _motor;
    private readonly CameraScene _scene;
    private TaskCompletionSource _idle = new();
    private ITimer? _timer;
    private long _left;

    public CameraSensor(string name, TimeProvider time, SimulatedMotor? motor, int rows, int columns, int seed)
    {
        (_time, _motor, Source, FrameShape) = (time, motor, $"SIM:{name}", [rows, columns]);
        _scene = new CameraScene(rows, columns, seed);
        Exposure = new SoftSignal<double>("exposure_time", 0.1, time) { Units = "s", LowLimit = 1e-6, HighLimit = 3600 };
        Gain = new SoftSignal<double>("gain", 1, time) { LowLimit = 0 };
        Settings = [Exposure, Gain];
    }

    public SoftSignal<double> Exposure { get; }

    public SoftSignal<double> Gain { get; }

    public string Source { get; }

    public DType DType { get; } = DType.Parse("<u2");

    public IReadOnlyList<int> FrameShape { get; }

    public IReadOnlyList<Signal> Settings { get; }

    public async Task PrepareAsync(TriggerInfo info)
    {
        if (info.Exposure is { } exposure) await Exposure.Set(exposure.TotalSeconds);
    }

    public Task ArmAsync(TriggerInfo info, Action<NdArray> receive)
    {
        lock (_gate)
        {
            _left = info.Frames ?? long.MaxValue;
            _idle = new TaskCompletionSource();
            var exposure = TimeSpan.FromSeconds(Exposure.Value);
            // Not a periodic timer: on the system's clock, two of its calls could overlap.
            ITimer? timer = null;
            timer = _time.CreateTimer(_ => Take(timer!, exposure + info.Deadtime, receive), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer = timer;
            timer.Change(exposure, Timeout.InfiniteTimeSpan);
            return Task.CompletedTask;
        }
    }

    public Task WaitIdleAsync() => _idle.Task;

    public Task DisarmAsync()
    {
        TaskCompletionSource idle;
        lock (_gate) idle = Stop();
        idle.TrySetResult();
        return Task.CompletedTask;
    }

    private void Take(ITimer timer, TimeSpan period, Action<NdArray> receive)
    {
        TaskCompletionSource idle;
        lock (_gate)
        {
            // It may have been disarmed, and armed anew, while the call was on its way.
            if (_timer != timer) return;
            receive(_scene.Expose(_motor?.Position ?? 0, Exposure.Value, Gain.Value));
            if (--_left > 0)
            {
                timer.Change(period, Timeout.InfiniteTimeSpan);
                return;
            }

            idle = Stop();
        }

        idle.TrySetResult();
    }

    private TaskCompletionSource Stop()
    {
        _timer?.Dispose();
        _timer = null;
        return _idle;
    }
}
