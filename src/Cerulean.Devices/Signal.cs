using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>One value of a device: the leaf of its tree. Read alone it is a device of one data key, which is also its configuration.</summary>
public abstract class Signal : Device, ISubscribable
{
    private ISignalBackend _real;
    private JsonKeys? _keys;

    private protected Signal(string name, ISignalBackend backend) : base(name) => Backend = _real = backend;

    /// <summary>Unit of the value; without it, the one that the back end tells.</summary>
    public string? Units { get; init; }

    /// <summary>Digits after the decimal point to show; without it, as many as the back end tells.</summary>
    public int? Precision { get; init; }

    /// <summary>What the value may be at least; without it, the limit of the back end counts alone.</summary>
    public double LowLimit { get; init; } = double.NegativeInfinity;

    /// <summary>What the value may be at most; without it, the limit of the back end counts alone.</summary>
    public double HighLimit { get; init; } = double.PositiveInfinity;

    /// <summary>The back end in a test, where the device was connected with mock.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public MockBackend Mock => Backend as MockBackend ?? throw new InvalidOperationException($"{Name} is no mock: connect it with mock: true.");

    /// <inheritdoc/>
    public override JsonObject Hints => HintsOf(Kind == Kind.Hinted ? [Name] : []);

    internal ISignalBackend Backend { get; private set; }

    private protected JsonKeys Keys
    {
        get
        {
            // The name changes when the signal becomes a part of a device.
            if (_keys is not { } keys || !ReferenceEquals(keys[0], Name)) _keys = keys = new JsonKeys(Name);
            return keys;
        }
    }

    /// <inheritdoc/>
    public override ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default)
    {
        var pending = Backend.GetAsync(cancellationToken);
        return pending.IsCompletedSuccessfully ? new ValueTask<Readings>(new Readings(Keys, pending.Result)) : WaitAsync(pending, Keys);

        static async ValueTask<Readings> WaitAsync(ValueTask<Reading> pending, JsonKeys keys) => new(keys, await pending);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) =>
        new OrderedDictionary<string, DataKey> { [Name] = await DescribeValueAsync(cancellationToken) };

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<Readings> callback) => Backend.Subscribe(reading => callback(new Readings(Keys, reading)));

    internal override IEnumerable<Signal> Settings(bool all) => [this];

    internal async ValueTask<DataKey> DescribeValueAsync(CancellationToken cancellationToken) =>
        Learn(await Backend.DescribeAsync(Name, cancellationToken));

    // What the signal itself knows goes before what the back end says.
    private protected abstract DataKey Learn(DataKey found);

    private protected abstract MockBackend MakeMock(ISignalBackend real, TimeProvider time);

    private protected override async ValueTask ConnectAloneAsync(bool mock, TimeProvider time, CancellationToken cancellationToken)
    {
        Backend = mock ? MakeMock(_real, time) : _real;
        await Backend.ConnectAsync(cancellationToken);
        await DescribeValueAsync(cancellationToken);
    }
}
