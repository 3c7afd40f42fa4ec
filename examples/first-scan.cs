#:project ../src/Cerulean.Engine/Cerulean.Engine.csproj
#:project ../src/Cerulean.Store/Cerulean.Store.csproj

// A plan of one's own drives simulated devices: watched as a table, kept in a store, and read back.

using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Engine;
using Cerulean.Engine.Live;
using Cerulean.Engine.Preprocessors;
using Cerulean.Store;
using static Cerulean.Engine.PlanStubs;

var folder = Directory.CreateTempSubdirectory("cerulean-example-");
using (var store = DocumentStore.Open(Path.Combine(folder.FullName, "runs.db")))
{
    var time = new ScaledTime(TimeProvider.System, speed: 20);
    var motor = new SimulatedMotor("motor", time) { Velocity = 2 };
    var detector = new PointDetector("det", motor, time) { Imax = 1000, Noise = Noise.poisson, Exposure = TimeSpan.FromSeconds(0.5) };

    using var engine = new RunEngine { Time = time, PersistentMetadata = store.RunMetadata };
    engine.Subscribe(store);
    RunResult result;
    using (engine.Subscribe(new LiveTable(Console.Out), isCritical: false)) result = engine.Run(Climb().InRun(JsonObject.Of(("sample", "Fe foil"))));

    Console.WriteLine($"{store.Find(result.RunUids[0])!.ReadTable().RowCount} points are in the store.");

    // Goes up the peak in ever smaller steps.
    async Plan Climb()
    {
        for (var (position, step) = (-3.0, 1.0); position < 0; position += step *= 0.8)
        {
            await Checkpoint();
            await Move(motor, position);
            await TriggerAndRead([motor, detector]);
        }
    }
}

folder.Delete(recursive: true);
