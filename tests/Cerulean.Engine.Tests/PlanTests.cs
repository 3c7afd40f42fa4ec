using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

public sealed class PlanTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_plan_makes_a_run()
    {
        using var engine = new RunEngine { Time = _time, Uids = new UidSource(1) };
        var sink = new RecordingSink();
        engine.Subscribe(sink);
        var result = engine.Run(Measure(new Counter(_time), 3));
        Assert.Equal(3, result.PlanResult);
        Assert.Equal(["start", "descriptor", "event", "event", "event", "stop"], sink.Documents.Select(document => document.Name.ToText()));
        Assert.Equal(TimeSpan.FromSeconds(3), _time.Elapsed);
    }

    [Fact]
    public void A_plan_that_throws_cleans_up_and_tells_where()
    {
        using var engine = new RunEngine { Time = _time };
        var sink = new RecordingSink();
        engine.Subscribe(sink);
        var log = new List<string>();
        var failure = Assert.Throws<RunFailedException>(() => engine.Run(Outer(log)));
        Assert.Equal(["finally"], log);
        Assert.Equal(["Outer", "Failing"], failure.Result.PlanStack);
        Assert.Equal("vacuum", ((RunStop)sink.Documents[^1]).Reason);
        Assert.Equal(EngineState.Idle, engine.State);
    }

    private static async Plan<int> Measure(IReadable device, int count)
    {
        await OpenRun();
        for (var i = 0; i < count; i++)
        {
            await Checkpoint();
            await Sleep(TimeSpan.FromSeconds(1));
            await Create();
            await Read(device);
            await Save();
        }

        await CloseRun();
        return count;
    }

    private static async Plan Outer(List<string> log)
    {
        await OpenRun();
        try
        {
            await Failing();
        }
        finally
        {
            await Null();
            log.Add("finally");
        }
    }

    private static async Plan Failing()
    {
        await Null();
        throw new InvalidOperationException("vacuum");
    }

    private sealed class Counter(TimeProvider time) : IReadable
    {
        private int _count;

        public string Name => "counter";

        public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => new(Readings.Of("counter", _count++, time.UnixSeconds()));

        public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) =>
            new(new Dictionary<string, DataKey> { ["counter"] = new() { Source = "SIM:counter", Dtype = DataKeyType.Integer, Shape = [] } });
    }
}
