#:project ../src/Cerulean.Store/Cerulean.Store.csproj

// Compose a run by hand, keep it in a store of its own, and read it back as a table.

using Cerulean.Documents;
using Cerulean.Store;

var file = Path.Combine(Directory.CreateTempSubdirectory("cerulean-example-").FullName, "runs.db");
using var store = DocumentStore.Open(file);

using (var ingest = store.BeginIngest())
{
    var run = new RunComposer(ingest, TimeProvider.System).Start(JsonObject.Of(("plan_name", "scan"), ("sample", "Fe foil")));
    var stream = run.Describe("primary", new Dictionary<string, DataKey>
    {
        ["motor"] = new() { Source = "SIM:motor", Dtype = DataKeyType.Number, Shape = [], Units = "mm", Precision = 2 },
        ["det"] = new() { Source = "SIM:det", Dtype = DataKeyType.Number, Shape = [] },
    });
    for (var x = -2.0; x <= 2; x += 0.5)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        stream.Emit([x, Math.Exp(-x * x)], [now, now]);
    }

    run.Stop();
    ingest.Finish();
    Console.WriteLine($"{ingest.Outcomes[0].Status}: {ingest.Outcomes[0].Events} events of run {run.Uid}");
}

var table = store.Find("-1")!.ReadTable();
var motor = table["motor"].AsSpan<double>();
var det = table["det"].AsSpan<double>();
for (var row = 0; row < table.RowCount; row++) Console.WriteLine($"{motor[row],6:F2} mm  {det[row],8:F4}  {new string('#', (int)(40 * det[row]))}");
Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
