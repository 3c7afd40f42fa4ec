using Cerulean.Devices.Simulated;
using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class DeviceTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Names_are_those_of_the_whole_and_the_part()
    {
        var table = new Table("table", _time);
        Assert.Equal("table_mirror", table.Mirror.Name);
        Assert.Equal("table_mirror_pitch", table.Mirror.Pitch.Name);
        Assert.Equal("table_mirror_pitch", table.Mirror.Pitch.Readback.Name);
        Assert.Equal("table_mirror_coating", table.Mirror.Coating.Name);
        Assert.Same(table, table.Mirror.Parent);
        Assert.Null(table.Parent);
    }

    [Fact]
    public async Task It_reads_what_is_hinted_or_normal_in_the_order_of_declaration()
    {
        var table = new Table("table", _time);
        string[] expected = ["table_height", "table_mirror_pitch", "table_mirror_pitch_setpoint", "table_mirror_count"];
        Assert.Equal(expected, (await table.ReadAsync()).Names.Names.ToArray());
        Assert.Equal(expected, (await table.DescribeAsync()).Keys);
    }

    [Fact]
    public void Hints_are_of_hinted_signals_in_all_that_is_read() => Assert.Equal(
        JsonObject.Of(("fields", JsonValue.FromStrings(["table_height", "table_mirror_pitch"]))), new Table("table", _time).Hints);

    [Fact]
    public async Task Its_configuration_is_that_of_all_parts_but_the_omitted()
    {
        var table = new Table("table", _time);
        string[] expected = ["table_serial", "table_mirror_pitch_velocity", "table_mirror_pitch_acceleration", "table_mirror_coating", "table_lamp_power", "table_lamp_hours"];
        Assert.Equal(expected, (await table.ReadConfigurationAsync()).Names.Names.ToArray());
        Assert.Equal(expected, (await table.DescribeConfigurationAsync()).Keys);
    }

    [Fact]
    public async Task A_part_can_change_its_kind()
    {
        var mirror = new Mirror("mirror", _time);
        Assert.Equal(3, (await mirror.ReadAsync()).Count);
        mirror.Count.Kind = Kind.Omitted;
        mirror.Pitch.Readback.Kind = Kind.Normal;
        Assert.Equal(["mirror_pitch", "mirror_pitch_setpoint"], (await mirror.ReadAsync()).Names.Names.ToArray());
        Assert.Equal(0, mirror.Hints!["fields"].Count);
    }

    [Fact]
    public async Task Settings_are_changed_by_their_data_keys()
    {
        var table = new Table("table", _time);
        var (old, now) = await table.ConfigureAsync(JsonObject.Of(("table_mirror_coating", "Pt"), ("table_lamp_power", 5)));
        Assert.Equal(("Rh", "Pt"), (old["table_mirror_coating"].Value.AsString(), now["table_mirror_coating"].Value.AsString()));
        Assert.Equal("Pt", table.Mirror.Coating.Value);
    }

    [Fact]
    public async Task Nothing_is_set_where_one_of_the_settings_is_wrong()
    {
        var table = new Table("table", _time);
        foreach (var (name, value) in new (string, JsonValue)[] { ("table_mirror_coatign", "Pt"), ("table_height", 1.0), ("table_lamp_power", 11), ("table_lamp_power", "much"), ("table_serial", "9") })
        {
            var error = await Assert.ThrowsAnyAsync<ArgumentException>(async () => await table.ConfigureAsync(JsonObject.Of(("table_mirror_coating", "Pt"), (name, value))));
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
            Assert.Equal("Rh", table.Mirror.Coating.Value);
        }
    }

    [Fact]
    public void Names_that_documents_cannot_have_and_parts_with_two_places_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Mirror("a.b", _time));
        Assert.Throws<ArgumentException>(() => new Mirror("a/b", _time));
        var mirror = new Mirror("mirror", _time);
        Assert.Contains("two parts 'pitch'", Assert.Throws<ArgumentException>(() => new Whole(new Mirror("pitch", _time), new Mirror("pitch", _time))).Message, StringComparison.Ordinal);
        Assert.Contains("a part of mirror already", Assert.Throws<ArgumentException>(() => new Whole(mirror.Coating)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_allocates_one_array_and_its_readings_and_a_set_nothing()
    {
        var motor = new SimulatedMotor("motor", _time);
        // Two readings of 40 bytes with the head of their array, and the object that holds it.
        Assert.Equal(136, Allocated(() => IsDone(motor.ReadAsync())));
        Assert.Equal(0, Allocated(() => motor.Set(1).IsSuccess));
    }

    [Fact]
    public async Task A_signal_that_is_slow_to_answer_delays_no_other()
    {
        var (first, second) = (new TaskCompletionSource<double>(), new TaskCompletionSource<double>());
        var whole = new Whole(new SoftSignal<double>("a", 1, _time), new ReadOnlySignal<double>("b", new Later(first.Task)), new ReadOnlySignal<double>("c", new Later(second.Task)));
        var reading = whole.ReadAsync().AsTask();
        second.SetResult(3);
        first.SetResult(2);
        Assert.Equal([1.0, 2.0, 3.0], (await reading).Values.ToArray().Select(value => value.Value));
    }

    private static bool IsDone(ValueTask<Readings> reading) => reading.IsCompleted;

    // By the call; the first calls make what is made once.
    private static long Allocated(Func<bool> call)
    {
        for (var i = 0; i < 10; i++) Assert.True(call());
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 10_000;
    }

    private sealed class Mirror : Device
    {
        public Mirror(string name, TimeProvider time) : base(name)
        {
            Pitch = Add(new SimulatedMotor("pitch", time));
            Coating = Add(new SoftSignal<string>("coating", "Rh", time), Kind.Config);
            Count = Add(new SoftSignal<long>("count", 0, time));
        }

        public SimulatedMotor Pitch { get; }

        public SoftSignal<string> Coating { get; }

        public SoftSignal<long> Count { get; }
    }

    private sealed class Table : Device
    {
        public Table(string name, TimeProvider time) : base(name)
        {
            Add(new SoftSignal<double>("height", 0, time), Kind.Hinted);
            Add(new ReadOnlySignal<double>("serial", new Later(Task.FromResult(7.0))), Kind.Config);
            Mirror = Add(new Mirror("mirror", time));
            Add(new Whole("spare", new SoftSignal<double>("x", 0, time)), Kind.Omitted);
            Add(new Whole("lamp", new SoftSignal<double>("power", 1, time) { LowLimit = 0, HighLimit = 10 }, new SoftSignal<double>("hours", 1, time)), Kind.Config);
        }

        public Mirror Mirror { get; }
    }

    private sealed class Whole : Device
    {
        public Whole(params Device[] parts) : this("whole", parts)
        {
        }

        public Whole(string name, params Device[] parts) : base(name)
        {
            foreach (var part in parts) Add(part);
        }
    }

    private sealed class Later(Task<double> value) : ISignalBackend
    {
        public ValueTask ConnectAsync(CancellationToken cancellationToken = default) => default;

        public ValueTask<DataKey> DescribeAsync(string name, CancellationToken cancellationToken = default) =>
            new(new DataKey { Source = $"net:{name}", Dtype = DataKeyType.Number, Shape = [] });

        public async ValueTask<Reading> GetAsync(CancellationToken cancellationToken = default) => new(await value, 0);

        public Status Set(JsonValue value) => Status.Done;

        public IDisposable Subscribe(Action<Reading> callback) => throw new NotSupportedException("Nothing changes here.");
    }
}
