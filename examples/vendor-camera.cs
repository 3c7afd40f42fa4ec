#:project ../src/Cerulean.Assets/Cerulean.Assets.csproj
#:project ../src/Cerulean.Engine/Cerulean.Engine.csproj

// A camera with a vendor's library becomes a detector: docs/how-to/write-a-detector.md tells why each line is there.

using Cerulean.Assets;
using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine;
using static Cerulean.Engine.Plans.StandardPlans;

var folder = Directory.CreateTempSubdirectory("cerulean-example-").FullName;
using var lumen = new LumenCamera();
var data = new StreamDataLogic(new NpyArrayWriter(folder), new UidSource(), TimeProvider.System);
var camera = new Detector("camera", new LumenAcquireLogic(lumen), data);

using var engine = new RunEngine();
engine.Subscribe(new Printer(), isCritical: true);
var result = engine.Run(Count([camera], num: 3));
Console.WriteLine($"{result.ExitStatus}: {string.Join(' ', Directory.GetFiles(folder).Select(Path.GetExtension))}");
Directory.Delete(folder, recursive: true);

/// <summary>The only part that is of this make of cameras.</summary>
sealed class LumenAcquireLogic(LumenCamera camera) : IAcquireLogic
{
    private readonly SoftSignal<double> _exposure = new("exposure_time", 0.02, TimeProvider.System) { Units = "s", LowLimit = 0.001, HighLimit = 60 };
    private LumenCamera.FrameHandler? _handler;

    public string Source => $"lumen:{camera.SerialNumber}";

    public DType DType { get; } = DType.Parse("<u2");

    public IReadOnlyList<int> FrameShape => [camera.Height, camera.Width];

    public IReadOnlyList<Signal> Settings => [_exposure];

    public async Task PrepareAsync(TriggerInfo info)
    {
        if (info.Exposure is { } exposure) await _exposure.Set(exposure.TotalSeconds);
    }

    public Task ArmAsync(TriggerInfo info, Action<NdArray> receive)
    {
        camera.FrameReady -= _handler;
        // The library uses its buffer again: From copies it.
        _handler = pixels => receive(NdArray.From(pixels, camera.Height, camera.Width));
        camera.FrameReady += _handler;
        camera.Start(info.Frames ?? LumenCamera.UntilStopped, _exposure.Value + info.Deadtime.TotalSeconds);
        return Task.CompletedTask;
    }

    // The library blocks until the camera is at rest: a thread of its own waits.
    public Task WaitIdleAsync() => Status.Run(camera.WaitUntilStopped).AsTask();

    public async Task DisarmAsync()
    {
        camera.Stop();
        await WaitIdleAsync();
        camera.FrameReady -= _handler;
    }
}

/// <summary>Stands for the library of a vendor: frames come on a thread of its own, in a buffer that it uses again.</summary>
sealed class LumenCamera : IDisposable
{
    public const long UntilStopped = long.MaxValue;

    private readonly ManualResetEventSlim _stop = new();
    private Thread _thread = new(static () => { });

    public delegate void FrameHandler(ReadOnlySpan<ushort> pixels);

    public event FrameHandler? FrameReady;

    public string SerialNumber => "L-0042";

    public int Height => 4;

    public int Width => 6;

    public void Start(long frames, double period)
    {
        _stop.Reset();
        _thread = new Thread(() =>
        {
            var buffer = new ushort[Height * Width];
            for (var frame = 0; frame < frames && !_stop.Wait(TimeSpan.FromSeconds(period)); frame++)
            {
                buffer.AsSpan().Fill((ushort)frame);
                FrameReady?.Invoke(buffer);
            }
        });
        _thread.Start();
    }

    public void Stop() => _stop.Set();

    public void WaitUntilStopped()
    {
        if (_thread.ThreadState != ThreadState.Unstarted) _thread.Join();
    }

    public void Dispose()
    {
        Stop();
        WaitUntilStopped();
        _stop.Dispose();
    }
}

sealed class Printer : IDocumentSink
{
    public void Accept(Document document) => Console.WriteLine(document switch
    {
        StreamResource resource => $"stream_resource  {resource.DataKey} in {resource.Mimetype}",
        StreamDatum datum => $"stream_datum     file {datum.Indices.Start} is event {datum.SeqNums.Start}",
        _ => document.Name.ToText(),
    });
}
