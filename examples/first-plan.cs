#:project ../src/Cerulean.Engine/Cerulean.Engine.csproj
#:property WarningsAsErrors=CS4014

// A plan of five lines, a plan of one's own with a result, and wrappers around both; in virtual time, so that nobody waits.

using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Engine;
using Cerulean.Engine.Live;
using Cerulean.Engine.Preprocessors;
using static Cerulean.Engine.Plans.StandardPlans;
using static Cerulean.Engine.PlanStubs;

var time = new VirtualTime(DateTimeOffset.UnixEpoch);
var motor = new SimulatedMotor("motor", time) { Velocity = 1, HighLimit = 10 };
var det = new PointDetector("det", motor, time) { Center = 1.5, Sigma = 0.5 };
var temperature = new SoftSignal<double>("temperature", 295.25, time);

using var engine = new RunEngine { Time = time, Uids = new UidSource(seed: 1) };
engine.Subscribe(new LiveTable(Console.Out) { Zone = TimeZoneInfo.Utc });

// A plan that ships.
engine.Run(Scan([det], motor, 0, 3, 4).WithBaseline([temperature]));

// Five lines: two shots with a move between them.
async Plan Approach()
{
    await TriggerAndRead([det, motor]);
    await MoveRelative(motor, -1.5);
    await TriggerAndRead([det, motor]);
}

engine.Run(Approach().InRun().Staged([det, motor]));

// A plan that looks at what it reads, and returns what it found.
async Plan<double> Climb(double step)
{
    var (best, height) = ((await Locate(motor)).Readback.AsDouble(), 0.0);
    while (true)
    {
        await Checkpoint();
        var reading = await TriggerAndRead([det, motor]);
        if (reading["det"].Value.AsDouble() <= height) return best;
        (best, height) = (reading["motor"].Value.AsDouble(), reading["det"].Value.AsDouble());
        await MoveRelative(motor, step);
    }
}

engine.Run(Move(motor, 0.0));
var found = engine.Run(Climb(0.5).InRun(JsonObject.Of(("purpose", "find the peak"))).ResetPositions());
Console.WriteLine($"The peak is at {found.PlanResult}; the motor is back at {motor.Position}; it took {time.Elapsed.TotalSeconds} s.");

// What fails in the plan fails in C#.
async Plan TooFar()
{
    try
    {
        await Move(motor, 99);
    }
    catch (LimitException error)
    {
        Console.WriteLine(error.Message);
    }
}

engine.Run(TooFar());

// What a plan would do, without doing it.
Console.WriteLine(string.Join(", ", Count([det], num: 2).List()));
