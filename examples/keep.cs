#:project ../src/Cerulean.Store/Cerulean.Store.csproj

// Keep some runs with images in files, search them, and read streams as tables: whole, in chunks, with the images filled in.

using Cerulean.Assets;
using Cerulean.Documents;
using Cerulean.Store;

var folder = Directory.CreateTempSubdirectory("cerulean-example-").FullName;
using var broker = Broker.Open(Path.Combine(folder, "runs.db"));
foreach (var sample in new[] { "Fe foil", "Cu foil", "Fe powder" }) Measure(sample);

// The newest run is broker[-1], broker[42] has that scan_id, broker["3f9a1"] a uid that begins so. Or ask for what the run says of itself.
var run = broker.Search("sample ~ 'Fe*' and plan_name = 'scan'").First();
var events = broker.Events;
Console.WriteLine($"{run.Start.Sample}: {string.Join(", ", events.StreamNames(run))}; {string.Join(", ", events.Fields(run, "primary"))}");

// A stream is one table: columns of typed arrays, a row for each seq_num. Chunk 3 of 10 rows is rows 30 to 39, read without what precedes it.
var table = events.Table(run, "primary", new TableOptions { Fields = ["motor"], Timestamps = true });
var chunk = events.TableChunk(run, "primary", chunkNumber: 3, chunkSize: 10);
Console.WriteLine($"{table.RowCount} rows of {table.Columns.Names}; chunk 3 begins with seq_num {chunk["seq_num"][0]}");

// Times are Unix seconds. As instants they are datetime64[ns], in UTC or as a clock in the laboratory showed them.
var local = new TimeStruct(ConvertTimes: true, TimeStruct.Zone("Europe/Berlin"), LocalizeTimes: true);
Console.WriteLine($"times are {((ArrayColumn)events.Table(run, options: new TableOptions { TimeStruct = local })["time"]).Array}");

// Somebody moves the files. Say where they are now, and fill: files are open as long as the context is.
Directory.Move(Path.Combine(folder, "images"), Path.Combine(folder, "archive"));
events.SetRootMap([KeyValuePair.Create(Path.Combine(folder, "images"), Path.Combine(folder, "archive"))]);
using (var context = broker.FillContext(run))
{
    var filled = context.FillTable(chunk, "primary", ["image"]);
    Console.WriteLine($"images of the chunk: {((ArrayColumn)filled["image"]).Array}");
}

void Measure(string sample)
{
    var composed = new RunComposer(broker.Store, TimeProvider.System).Start(JsonObject.Of(("plan_name", "scan"), ("sample", sample)));
    using var frames = new NpyArrayWriter(Path.Combine(folder, "images")).Begin(composed.Uid, DType.Parse("<u2"), [4, 6]);
    var stream = composed.Describe("primary", new Dictionary<string, DataKey>
    {
        ["motor"] = new() { Source = "SIM:motor", Dtype = DataKeyType.Number, Shape = [], Units = "mm" },
        ["image"] = new() { Source = "SIM:camera", Dtype = DataKeyType.Array, Shape = [4, 6], DtypeNumpy = "<u2", External = "FILESTORE:" },
    });
    var files = composed.AddResource(frames.Location.Spec, frames.Location.Root, frames.Location.ResourcePath, frames.Location.ResourceKwargs);
    for (var i = 0; i < 100; i++)
    {
        frames.Append(NdArray.From<ushort>(new ushort[24], 4, 6));
        var datum = files.AddDatum(JsonObject.Of((frames.Location.DatumKey, i)));
        stream.Emit([i, datum.DatumId], [1768469400.0 + i, 1768469400.5 + i], JsonObject.Of(("image", false)));
    }

    frames.Flush();
    composed.Stop();
    broker.Store.Flush();
}
