using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

public sealed class MetadataTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void The_call_goes_before_the_plan_and_the_plan_before_the_engine()
    {
        using var engine = new RunEngine { Time = _time };
        engine.Metadata = JsonObject.Of(("operator", "engine"), ("plan_name", "engine"), ("sample", "engine"), ("beamline_id", "sim"));
        var start = Start(engine, Measure(JsonObject.Of(("sample", "plan"), ("operator", "plan"))), JsonObject.Of(("sample", "call"))).ToJson();
        Assert.Equal("call", start["sample"].AsString());
        Assert.Equal("plan", start["operator"].AsString());
        Assert.Equal("Measure", start["plan_name"].AsString());
        Assert.Equal("sim", start["beamline_id"].AsString());
        Assert.Equal(1, start["scan_id"].AsInt64());
        Assert.True(start.ContainsKey("versions"));
    }

    [Fact]
    public void The_scan_id_counts_on_and_is_kept_with_the_metadata()
    {
        using var engine = new RunEngine { Time = _time };
        engine.Metadata = JsonObject.Of(("scan_id", 41));
        Assert.Equal(42, Start(engine, Measure()).ScanId);
        Assert.Equal(43, Start(engine, Measure()).ScanId);
        Assert.Equal(43, engine.Metadata["scan_id"].AsInt64());
    }

    [Fact]
    public void The_source_of_scan_ids_sees_the_metadata()
    {
        using var engine = new RunEngine { Time = _time, ScanIdSource = metadata => metadata["shift"].AsInt64() * 1000 };
        engine.Metadata = JsonObject.Of(("shift", 7));
        Assert.Equal(7000, Start(engine, Measure()).ScanId);
    }

    [Fact]
    public void Another_engine_with_the_same_metadata_goes_on_counting()
    {
        var metadata = new SharedMetadata();
        using var first = new RunEngine { Time = _time, PersistentMetadata = metadata };
        using var second = new RunEngine { Time = _time, PersistentMetadata = metadata };
        Assert.Equal(1, Start(first, Measure()).ScanId);
        Assert.Equal(2, Start(second, Measure()).ScanId);
        Assert.Equal(3, Start(first, Measure()).ScanId);
    }

    [Theory]
    [InlineData("42")]
    [InlineData("[\"a\"]")]
    public void A_sample_is_a_text_or_an_object(string sample)
    {
        using var engine = new RunEngine { Time = _time };
        var recorded = new RecordingSink();
        engine.Subscribe(recorded, isCritical: true);
        var metadata = JsonObject.Of(("sample", Cerulean.Documents.Serialization.JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(sample))));
        var failure = Assert.Throws<RunFailedException>(() => engine.Run(Measure(metadata)));
        Assert.Contains("sample", failure.InnerException!.Message, StringComparison.Ordinal);
        Assert.Empty(recorded.Documents);
        Assert.Equal("open_run", failure.Result.FailedMessage!.Command);
    }

    [Fact]
    public void A_validator_refuses_and_a_normalizer_changes_what_is_used()
    {
        using var engine = new RunEngine
        {
            Time = _time,
            MetadataValidator = metadata =>
            {
                if (!metadata.ContainsKey("proposal")) throw new ArgumentException("There is no proposal.");
            },
            MetadataNormalizer = metadata => metadata.With("proposal", metadata["proposal"].AsString().ToUpperInvariant()),
        };
        Assert.Throws<RunFailedException>(() => engine.Run(Measure()));
        Assert.Equal("P-1", Start(engine, Measure(), JsonObject.Of(("proposal", "p-1"))).Metadata["proposal"].AsString());
    }

    private static async Plan Measure(JsonObject? metadata = null)
    {
        await OpenRun(metadata);
        await CloseRun();
    }

    private static RunStart Start(RunEngine engine, Plan plan, JsonObject? metadata = null)
    {
        var recorded = new RecordingSink();
        using var subscription = engine.Subscribe(recorded, isCritical: true);
        engine.Run(plan, metadata);
        return (RunStart)recorded.Documents[0];
    }

    private sealed class SharedMetadata : IRunMetadata
    {
        private JsonObject _metadata = JsonObject.Empty;

        public JsonObject Load() => _metadata;

        public JsonObject Update(Func<JsonObject, JsonObject> change) => _metadata = change(_metadata);
    }
}
