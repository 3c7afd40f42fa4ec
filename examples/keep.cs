#:project ../src/Cerulean.Store/Cerulean.Store.csproj

// Keep some runs, find one by what people call it, and read its streams as tables, whole and in chunks.

using Cerulean.Documents;
using Cerulean.Store;

var folder = Directory.CreateTempSubdirectory("cerulean-example-").FullName;
using var broker = Broker.Open(Path.Combine(folder, "runs.db"));
for (var scanId = 1; scanId <= 3; scanId++) Measure(scanId, scanId == 2 ? "Fe foil" : "Cu foil");

// The newest run is -1; digits are a scan_id, anything else a uid or its beginning.
var run = broker[2];
var events = broker.Events;
Console.WriteLine($"{run.Start.Sample}: {string.Join(", ", events.StreamNames(run))}; {string.Join(", ", events.Fields(run, "primary"))}");

// A stream is one table: columns of typed arrays, one row for each seq_num.
var table = events.Table(run, "primary", new TableOptions { Fields = ["det"] });
Console.WriteLine($"{table.RowCount} rows, most counts {table["det"].AsSpan<double>().ToArray().Max():F1}");

// Chunk 3 of 10 rows each is rows 30 to 39, read without what precedes it.
var chunk = events.TableChunk(run, "primary", chunkNumber: 3, chunkSize: 10);
Console.WriteLine($"seq_num {chunk["seq_num"][0].AsInt64()} to {chunk["seq_num"][chunk.RowCount - 1].AsInt64()}");

void Measure(long scanId, string sample)
{
    var composed = new RunComposer(broker.Store, TimeProvider.System).Start(JsonObject.Of(("scan_id", scanId), ("sample", sample)));
    var stream = composed.Describe("primary", new Dictionary<string, DataKey>
    {
        ["motor"] = new() { Source = "SIM:motor", Dtype = DataKeyType.Number, Shape = [], Units = "mm" },
        ["det"] = new() { Source = "SIM:det", Dtype = DataKeyType.Number, Shape = [] },
    });
    for (var i = 0; i < 100; i++)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        stream.Emit([i, scanId * 100 * Math.Exp(-Math.Pow((i - 50) / 20.0, 2))], [now, now]);
    }

    composed.Stop();
    broker.Store.Flush();
}
