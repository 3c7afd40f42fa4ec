using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.Plans.StandardPlans;

namespace Cerulean.Engine.Tests;

public sealed class StandardPlanTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Count_reads_once_a_delay()
    {
        var documents = Run(Count([new Dial("det", _time)], num: 3, delay: TimeSpan.FromSeconds(2), metadata: JsonObject.Of(("sample", "Fe"))));
        Assert.Equal([0, 2, 4], documents.OfType<Event>().Select(row => row.Time));
        Assert.Equal("Fe", ((RunStart)documents[0]).ToJson()["sample"]);
        Assert.Equal(2, ((RunStart)documents[0]).ToJson()["num_intervals"]);
    }

    [Fact]
    public void Scan_moves_and_reads()
    {
        var motor = new Dial("x", _time);
        var documents = Run(Scan([new Dial("det", _time)], motor, -1, 1, 5));
        Assert.Equal([-1, -0.5, 0, 0.5, 1], documents.OfType<Event>().Select(row => row.Data["x"].AsDouble()));
    }

    private List<Document> Run(Plan plan)
    {
        using var engine = new RunEngine { Time = _time, Uids = new UidSource(1) };
        var sink = new RecordingSink();
        engine.Subscribe(sink);
        engine.Run(plan);
        return sink.Documents;
    }
}
