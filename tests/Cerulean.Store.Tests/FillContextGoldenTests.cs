using Cerulean.Assets;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Stored runs with their arrays, as the established library sees them.</summary>
public sealed class FillContextGoldenTests : IDisposable
{
    private readonly StoreFile _file = new();

    public void Dispose() => _file.Dispose();

    [DataTheory]
    [InlineData("resource_npy_seq", Granularity.Accepted)]
    [InlineData("resource_npy_seq_paged", Granularity.Events)]
    [InlineData("resource_ad_hdf5", Granularity.Pages)]
    [InlineData("resource_ad_hdf5_paged", Granularity.Accepted)]
    public void Documents_are_filled_in_any_granularity(string name, Granularity granularity)
    {
        var (events, run) = Open(name);
        var rows = events.Docs(run, granularity: granularity, pageSize: 2).SelectMany(Events).ToDictionary(row => row.SeqNum);
        foreach (var (seqNum, arrays, flag) in GoldenArray.Filled(name))
        {
            foreach (var (field, about) in arrays)
            {
                GoldenArray.AssertEqual(about.AsObject(), rows[seqNum].Data[field].NdArrayOrNull);
                Assert.Equal(flag, rows[seqNum].Filled![field].AsString());
            }
        }

        StoreFile.AssertSame(run.Documents(), events.Docs(run, fill: false));
    }

    [DataTheory]
    [InlineData("resource_npy_seq")]
    [InlineData("resource_npy_seq_paged")]
    [InlineData("resource_ad_hdf5")]
    [InlineData("resource_ad_hdf5_paged")]
    public void Columns_are_those_of_to_xarray(string name)
    {
        var (events, run) = Open(name);
        using var context = events.FillContext(run);
        var checked_ = 0;
        foreach (var (stream, about) in Expected(name)["databroker_1_2_5_to_xarray"].AsObject())
        {
            var variables = about.AsObject()["variables"].AsObject();
            var table = context.FillTable(run.ReadTable(stream), stream);
            var lazy = context.FillTable(run.ReadTable(stream), stream, lazily: true);
            foreach (var (field, variable) in variables.Where(variable => variable.Value.AsObject()["shape"].Count > 1))
            {
                GoldenArray.AssertEqual(variable.AsObject(), Assert.IsType<ArrayColumn>(table[field]).Array);
                GoldenArray.AssertEqual(variable.AsObject(), context.ReadAll(stream, field));
                Assert.IsType<LazyColumn>(lazy[field]);
                Assert.True(table[field].Equals(lazy[field]));
                for (var i = 0; i < table.RowCount; i++) Assert.Equal(table[field][i].NdArrayOrNull, context.ReadFrame(stream, field, i));
                Assert.Equal(table.RowCount, context.CountFrames(stream, field));
                checked_++;
            }
        }

        Assert.NotEqual(0, checked_);
    }

    [DataTheory]
    [InlineData("stream_resource_step")]
    [InlineData("stream_resource_fly")]
    public void Stream_resources_are_consolidated_as_expected(string name)
    {
        var (events, run) = Open(name);
        using var context = events.FillContext(run);
        var stream = Assert.Single(run.StreamNames, stream => events.Fields(run, stream).Any(field => field.StartsWith("cam", StringComparison.Ordinal)));
        var table = context.FillTable(run.ReadTable(stream), stream);
        var expected = GoldenArray.Expected(name)["stream_resources"];
        Assert.NotEqual(0, expected.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            var about = expected[i].AsObject();
            var (field, shape) = (about["data_key"].AsString(), about["consolidator"].AsObject()["shape"]);
            var all = context.ReadAll(stream, field);
            GoldenArray.AssertEqual(about["file_dataset"].AsObject().With("shape", shape), all);
            Assert.Equal(all.Length, context.CountFrames(stream, field));
            for (var frame = 0; frame < all.Length; frame++) Assert.Equal(all[frame], context.ReadFrame(stream, field, frame));
            Assert.Equal(about["consolidator"].AsObject()["num_rows"].AsInt64(), table.RowCount);
            Assert.Equal(all.Data.ToArray(), Assert.IsType<ArrayColumn>(table[field]).Array.Data.ToArray());
        }
    }

    [DataFact]
    public void Events_carry_the_rows_that_stream_datums_tell_of_and_stay_valid()
    {
        var (events, run) = Open("stream_resource_step");
        var documents = events.Docs(run).ToArray();
        var (checker, findings) = (new RunChecker(), new List<Finding>());
        foreach (var document in documents) checker.Check(document, findings);
        Assert.DoesNotContain(findings, finding => !finding.IsNote);
        var rows = documents.OfType<Event>().ToArray();
        Assert.Equal(8, rows.Length);
        Assert.All(rows, row =>
        {
            Assert.Equal([1, 6, 8], row.Data["cam1"].NdArrayOrNull!.Shape.ToArray());
            Assert.Equal(row.Time, row.Timestamps["cam1"].AsDouble());
            Assert.Contains("/", row.Filled!["cam1"].AsString(), StringComparison.Ordinal);
        });
        Assert.DoesNotContain(events.Docs(run, fields: ["det"]).OfType<Event>(), row => row.Data.ContainsKey("cam1"));
    }

    [DataFact]
    public void Options_without_a_root_map_have_that_of_their_source()
    {
        var (events, run) = Open("resource_npy_seq");
        using var context = events.FillContext(run, new FillerOptions { OpenResources = 1 });
        Assert.NotEqual(0, context.ReadAll("primary", events.Fields(run, "primary").First(field => run.Descriptors[0].DataKeys[field].External is not null)).Size);
    }

    private (EventSource Events, Run Run) Open(string name)
    {
        _file.Ingest(Golden.Of(Golden.Lines($"{name}.jsonl")));
        var events = new EventSource(_file.Store) { RootMap = new RootMap(GoldenArray.Roots) };
        return (events, _file.Find("-1"));
    }

    private static JsonObject Expected(string name) => GoldenArray.Expected(name)["runs"][0].AsObject();

    private static IEnumerable<Event> Events(Document document) => document switch
    {
        Event row => [row],
        EventPage page => Paging.Unpack(page),
        _ => [],
    };
}
