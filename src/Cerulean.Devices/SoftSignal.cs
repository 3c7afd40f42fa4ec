namespace Cerulean.Devices;

/// <summary>A signal whose value is in memory: a setting of a simulated device, or something that a program works out.</summary>
/// <inheritdoc/>
public sealed class SoftSignal<T> : Signal<T>
{
    private readonly SoftBackend _soft;

    /// <summary>A signal of this value.</summary>
    /// <param name="name">Name within the device; empty for the value that stands for the device itself.</param>
    /// <param name="value">The value at first.</param>
    /// <param name="time">Gives the timestamps.</param>
    /// <param name="gate">The lock of a device that changes several signals at once; without it, the signal has one of its own.</param>
    public SoftSignal(string name, T value, TimeProvider time, Lock? gate = null) : this(name, new SoftBackend(Type.ToJson(value), time, gate ?? new Lock()))
    {
    }

    private SoftSignal(string name, SoftBackend soft) : base(name, soft) => _soft = soft;

    /// <summary>The value. To set it tells all subscribers, whatever the limits are: they bind those who use the signal, not its device.</summary>
    public T Value
    {
        get => Type.FromJson(_soft.Value);
        set => _soft.Value = Type.ToJson(value);
    }

    /// <summary>Is called before the signal is read, so that a value that changes by itself is read as it is now.</summary>
    public Action? Refresh
    {
        get => _soft.Refresh;
        init => _soft.Refresh = value;
    }
}
