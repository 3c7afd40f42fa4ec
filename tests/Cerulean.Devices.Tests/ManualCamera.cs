using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

/// <summary>A camera whose frames are taken by the test.</summary>
internal sealed class ManualCamera : IAcquireLogic
{
    private TaskCompletionSource _idle = new();
    private Action<NdArray>? _receive;
    private ushort _next;

    public string Source => "TEST:1";

    public DType DType { get; } = DType.Parse("<u2");

    public IReadOnlyList<int> FrameShape => [2, 3];

    public List<string> Calls { get; } = [];

    public TriggerInfo? Armed { get; private set; }

    public TriggerInfo? Prepared { get; private set; }

    /// <summary>Lets the camera come to rest only when the test says so.</summary>
    public TaskCompletionSource? Disarming { get; set; }

    public Task PrepareAsync(TriggerInfo info)
    {
        Prepared = info;
        return Task.CompletedTask;
    }

    public Task ArmAsync(TriggerInfo info, Action<NdArray> receive)
    {
        (Armed, _receive, _idle) = (info, receive, new TaskCompletionSource());
        Calls.Add("arm");
        return Task.CompletedTask;
    }

    public Task WaitIdleAsync() => _idle.Task;

    public Task DisarmAsync()
    {
        Calls.Add("disarm");
        _idle.TrySetResult();
        return Disarming?.Task ?? Task.CompletedTask;
    }

    /// <summary>Takes frames; their elements count on from frame to frame.</summary>
    public void Expose(int frames = 1)
    {
        for (var i = 0; i < frames; i++) _receive!(Frame(_next++));
    }

    public void Expose(NdArray frame) => _receive!(frame);

    public void Rest() => _idle.TrySetResult();

    public void Fail(Exception error) => _idle.TrySetException(error);

    public static NdArray Frame(int number) => NdArray.From([.. Enumerable.Range(0, 6).Select(pixel => (ushort)((10 * number) + pixel))], 2, 3);
}
