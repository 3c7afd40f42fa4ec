using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.Plans.StandardPlans;

namespace Cerulean.Engine.Tests;

/// <summary>A device of a dozen lines is read by a plan.</summary>
public sealed class DeviceTreeTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_device_of_a_dozen_lines_is_scanned()
    {
        var slit = new Slit("slit", _time);
        var documents = Run(Scan([slit], slit.Gap, 0, 1, 3));
        var descriptor = documents.OfType<EventDescriptor>().Single();
        Assert.Equal(["slit_gap", "slit_gap_setpoint", "slit_drift"], descriptor.DataKeys.Keys);
        Assert.Equal(["slit_gap_velocity", "slit_gap_acceleration", "slit_blade"], descriptor.Configuration!["slit"].AsObject()["data"].AsObject().Names.Names.ToArray());
        Assert.Equal(JsonObject.Of(("fields", JsonValue.FromStrings(["slit_gap"]))), descriptor.Hints!["slit"].AsObject());
        Assert.Equal([0.0, 0.5, 1.0], documents.OfType<Event>().Select(row => row.Data["slit_gap"].AsDouble()));
        // Half a unit at half a unit a second, twice.
        Assert.Equal(TimeSpan.FromSeconds(2), _time.Elapsed);
    }

    [Fact]
    public void An_oven_is_waited_for()
    {
        var oven = new TemperatureController("oven", _time);
        var documents = Run(Scan([oven], oven, 295, 305, 2));
        Assert.Equal([295, 305], documents.OfType<Event>().Select(row => row.Data["oven"].AsDouble()), (expected, actual) => Math.Abs(expected - actual) <= 0.1);
    }

    private List<Document> Run(Plan plan)
    {
        var sink = new RecordingSink();
        using (var engine = new RunEngine { Time = _time, Uids = new UidSource(1) })
        {
            engine.Subscribe(sink);
            engine.Run(plan);
        }

        DocumentShape.AssertValid(sink.Documents);
        return sink.Documents;
    }

    private sealed class Slit : Device
    {
        public Slit(string name, TimeProvider time) : base(name)
        {
            Gap = Add(new SimulatedMotor("gap", time) { Velocity = 0.5 });
            Add(new SoftSignal<long>("drift", 0, time));
            Add(new SoftSignal<string>("blade", "tungsten", time), Kind.Config);
        }

        public SimulatedMotor Gap { get; }
    }
}
