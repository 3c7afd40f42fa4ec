using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Store.Tests;

/// <summary>A store as a sink of an engine, and as the keeper of its metadata.</summary>
public sealed class RunEngineTests : IDisposable
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly StoreFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void When_the_engine_returns_the_run_is_on_disk()
    {
        using var engine = EngineOnStore();
        var sink = new RecordingSink();
        engine.Subscribe(sink);
        var uid = Assert.Single(engine.Run(Count(new Counter(_time), 100)).RunUids);
        using var other = DocumentStore.Open(_file.Path);
        var run = other.Find(uid)!;
        StoreFile.AssertSame(sink.Documents, run.Documents());
        Assert.Equal([.. Enumerable.Range(0, 100).Select(number => (long)number)], run.ReadTable()["counter"].AsSpan<long>().ToArray());
    }

    [Fact]
    public void Metadata_and_the_last_scan_id_are_there_for_the_next_engine()
    {
        using (var engine = EngineOnStore())
        {
            engine.Metadata = JsonObject.Of(("proposal", JsonObject.Of(("id", 17))));
            engine.Run(Count(new Counter(_time), 1));
        }

        _file.Close();
        using (var engine = EngineOnStore()) engine.Run(Count(new Counter(_time), 1));
        Assert.Equal([2, 1], _file.Store.List().Select(run => (int)run.ScanId!));
        Assert.Equal(17, _file.Find("2").Start.ToJson()["proposal"].AsObject()["id"].AsInt64());
    }

    [Fact]
    public void A_store_that_cannot_write_fails_the_run_with_its_name_and_keeps_what_was_flushed()
    {
        using var engine = EngineOnStore();
        engine.FlushesAtCheckpoints = true;
        var sink = new RecordingSink();
        engine.Subscribe(sink);
        var counter = new Counter(_time) { BeforeRead = number => { if (number == 5) _file.Close(); } };
        var result = Assert.Throws<RunFailedException>(() => engine.Run(Count(counter, 10))).Result;
        Assert.Equal("store", Assert.IsType<SinkException>(result.Exception).Sink);
        var stop = Assert.IsType<RunStop>(sink.Documents[^1]);
        Assert.Equal((ExitStatus.Fail, result.Reason), (stop.ExitStatus, stop.Reason));
        Assert.Null(_file.Find("1").Stop);
        Assert.Equal(5, _file.Find("1").ReadTable().RowCount);
    }

    private RunEngine EngineOnStore()
    {
        var engine = new RunEngine { Time = _time, PersistentMetadata = _file.Store.RunMetadata };
        engine.Subscribe(_file.Store, "store");
        return engine;
    }

    private static async Plan Count(IReadable device, int count)
    {
        await OpenRun();
        for (var i = 0; i < count; i++)
        {
            await Checkpoint();
            await Create();
            await Read(device);
            await Save();
        }

        await CloseRun();
    }

    private sealed class Counter(TimeProvider time) : IReadable
    {
        private int _count;

        public Action<int> BeforeRead { get; init; } = _ => { };

        public string Name => "counter";

        public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default)
        {
            BeforeRead(_count);
            return new(Readings.Of("counter", _count++, time.UnixSeconds()));
        }

        public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) =>
            new(new Dictionary<string, DataKey> { ["counter"] = new() { Source = "SIM:counter", Dtype = DataKeyType.Integer, Shape = [] } });
    }
}
