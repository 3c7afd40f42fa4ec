#:project ../src/Cerulean.Engine/Cerulean.Engine.csproj

// Three devices and a signal over what vendors ship: see docs/how-to/wrap-a-vendor-sdk.md.

using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine;
using static Cerulean.Engine.PlanStubs;

var time = TimeProvider.System;
var motor = new VendorMotor("motor", new MotorSdk(), time);
var scaler = new VendorScaler("scaler", new ScalerSdk(), time);
var pump = new VendorPump("pump", new PumpSdk(), time);
var shutter = new Signal<bool>("shutter", new RegisterBackend(new RegisterSdk(), "SHUTTER"));
await Device.ConnectAllAsync([motor, scaler, pump, shutter]);

using var engine = new RunEngine();
engine.Run(Measure());

async Plan Measure()
{
    await Set(pump, 1e-6, "ready");
    await Set(motor, 12.5, "ready");
    await Wait("ready");
    await Set(shutter, true);
    await Trigger(scaler);
    await Wait();
    foreach (var device in new IReadable[] { pump, motor, shutter, scaler })
    {
        var readings = await Read(device);
        Console.WriteLine($"{device.Name} {readings[device.Name].Value}");
    }
}

// A call that blocks until the motor is there has a thread of its own.
sealed class VendorMotor : Device, IMovable, IStoppable
{
    private readonly MotorSdk _sdk;
    private readonly SoftSignal<double> _position;
    private Status _move = Status.Done;

    public VendorMotor(string name, MotorSdk sdk, TimeProvider time) : base(name)
    {
        _sdk = sdk;
        _position = Add(new SoftSignal<double>("", 0, time) { Units = "mm", Refresh = () => _position!.Value = sdk.Position }, Kind.Hinted);
    }

    public Status Set(JsonValue value)
    {
        var target = value.AsDouble();
        return _move = Status.Run(() => _sdk.MoveTo(target), this);
    }

    public ValueTask StopAsync(bool success = true, CancellationToken cancellationToken = default)
    {
        // A stop that is meant is no failure: what the aborted call throws comes too late.
        if (success) _move.Succeed();
        _sdk.Abort();
        return ValueTask.CompletedTask;
    }
}

// A callback, which comes on a thread of the vendor's, ends the status.
sealed class VendorScaler : Device, ITriggerable
{
    private readonly ScalerSdk _sdk;
    private readonly TimeProvider _time;
    private readonly SoftSignal<long> _counts;

    public VendorScaler(string name, ScalerSdk sdk, TimeProvider time) : base(name)
    {
        (_sdk, _time) = (sdk, time);
        _counts = Add(new SoftSignal<long>("", 0, time), Kind.Hinted);
    }

    public Status Trigger()
    {
        var status = new Status(this, timeout: TimeSpan.FromSeconds(5), _time);
        void OnCounted(long counts)
        {
            _counts.Value = counts;
            status.Succeed();
        }

        _sdk.Counted += OnCounted;
        status.OnDone(_ => _sdk.Counted -= OnCounted);
        _sdk.Start();
        return status;
    }
}

// A state that must be asked for is asked for until it is good or bad.
sealed class VendorPump : Device, IMovable
{
    private readonly PumpSdk _sdk;
    private readonly TimeProvider _time;
    private readonly SoftSignal<double> _pressure;

    public VendorPump(string name, PumpSdk sdk, TimeProvider time) : base(name)
    {
        (_sdk, _time) = (sdk, time);
        _pressure = Add(new SoftSignal<double>("", 1013, time) { Units = "mbar" }, Kind.Hinted);
    }

    public Status Set(JsonValue value) => Status.Of(PumpAsync(value.AsDouble()), this);

    private async Task PumpAsync(double target)
    {
        _sdk.Start(target);
        while (true)
        {
            _pressure.Value = _sdk.Pressure;
            if (_sdk.State == PumpState.Fault) throw new IOException($"{Name}: the pump reports a fault at {_sdk.Pressure} mbar.");
            if (_sdk.State == PumpState.Ready) return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), _time);
        }
    }
}

// Where everything is a named value, a back end serves all signals.
sealed class RegisterBackend(RegisterSdk sdk, string register) : ISignalBackend
{
    public ValueTask ConnectAsync(CancellationToken cancellationToken = default) => sdk.Has(register)
        ? ValueTask.CompletedTask
        : throw new IOException($"there is no register {register}");

    public ValueTask<DataKey> DescribeAsync(string name, CancellationToken cancellationToken = default) =>
        new(new DataKey { Source = $"REG:{register}", Dtype = DataKeyType.Boolean, Shape = [] });

    public ValueTask<Reading> GetAsync(CancellationToken cancellationToken = default) => new(new Reading(sdk.Get(register), TimeProvider.System.UnixSeconds()));

    public Status Set(JsonValue value)
    {
        sdk.Set(register, value.AsBoolean());
        return Status.Done;
    }

    public IDisposable Subscribe(Action<Reading> callback) =>
        sdk.Watch(register, value => callback(new Reading(value, TimeProvider.System.UnixSeconds())));
}

// What follows stands for the vendors' libraries.

sealed class MotorSdk
{
    private readonly object _gate = new();
    private bool _isAborted;

    public double Position { get; private set; }

    public void MoveTo(double target)
    {
        lock (_gate)
        {
            _isAborted = false;
            System.Threading.Monitor.Wait(_gate, TimeSpan.FromMilliseconds(50));
            if (_isAborted) throw new IOException("the move was aborted");
            Position = target;
        }
    }

    public void Abort()
    {
        lock (_gate)
        {
            _isAborted = true;
            System.Threading.Monitor.Pulse(_gate);
        }
    }
}

sealed class ScalerSdk
{
    public event Action<long>? Counted;

    public void Start() => ThreadPool.QueueUserWorkItem(_ => Counted?.Invoke(4711));
}

enum PumpState
{
    Pumping,
    Ready,
    Fault,
}

sealed class PumpSdk
{
    private double _target;

    public double Pressure { get; private set; } = 1013;

    public PumpState State => Pressure <= _target ? PumpState.Ready : PumpState.Pumping;

    public void Start(double target) => (_target, Pressure) = (target, target);
}

sealed class RegisterSdk
{
    private readonly Dictionary<string, bool> _values = new() { ["SHUTTER"] = false };
    private Action<string, bool>? _watchers;

    public bool Has(string register) => _values.ContainsKey(register);

    public bool Get(string register) => _values[register];

    public void Set(string register, bool value)
    {
        _values[register] = value;
        _watchers?.Invoke(register, value);
    }

    public IDisposable Watch(string register, Action<bool> callback)
    {
        void Call(string changed, bool value)
        {
            if (changed == register) callback(value);
        }

        _watchers += Call;
        callback(_values[register]);
        return new Registration(() => _watchers -= Call);
    }

    private sealed class Registration(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
