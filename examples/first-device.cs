#:project ../src/Cerulean.Engine/Cerulean.Engine.csproj

// A device of our own, made of two motors and a setting, is scanned: see docs/tutorials/first-device.md.

using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Engine;
using Cerulean.Engine.Live;
using static Cerulean.Engine.PlanStubs;
using static Cerulean.Engine.Plans.StandardPlans;

var time = new VirtualTime(DateTimeOffset.UnixEpoch);
var slit = new Slit("slit", time);
var diode = new PointDetector("diode", slit.Center, time) { Imax = 1000, Noise = Noise.poisson };
await slit.ConnectAsync();

using var engine = new RunEngine { Time = time };
using var table = engine.Subscribe(new LiveTable(Console.Out) { Zone = TimeZoneInfo.Utc });
engine.Run(Count([slit, diode], num: 2));
engine.Run(Align(slit, diode));

static async Plan Align(Slit slit, PointDetector diode)
{
    await Set(slit.Blade, "gold");
    await Move(slit.Gap, 0.5);
    await Scan([diode, slit.Gap], slit.Center, -2, 2, 5);
}

sealed class Slit : Device
{
    public Slit(string name, TimeProvider time) : base(name)
    {
        Gap = Add(new SimulatedMotor("gap", time) { Velocity = 0.5, LowLimit = 0 });
        Center = Add(new SimulatedMotor("center", time));
        Blade = Add(new SoftSignal<string>("blade", "tungsten", time), Kind.Config);
    }

    public SimulatedMotor Gap { get; }
    public SimulatedMotor Center { get; }
    public SoftSignal<string> Blade { get; }
}
