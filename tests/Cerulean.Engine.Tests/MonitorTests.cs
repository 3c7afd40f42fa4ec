using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Readings that devices give by themselves, from threads of their own.</summary>
public sealed class MonitorTests : IDisposable
{
    private readonly Probe _a = new("a");
    private readonly Probe _b = new("b");
    private readonly TestEngine _engine = new(new VirtualTime(DateTimeOffset.UnixEpoch));

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Readings_of_two_threads_come_in_order_and_none_is_lost()
    {
        const int Count = 20_000;
        var counts = new int[2];
        var pushers = new List<Task>();
        var detector = new Probe("det");
        var documents = _engine.Run(Plan());
        Assert.Equal("stop", documents[^1].Name.ToText());
        foreach (var (stream, count) in new[] { ("a_monitor", counts[0]), ("here", counts[1]) })
        {
            var descriptor = Assert.Single(documents.OfType<EventDescriptor>(), descriptor => descriptor.Stream == stream);
            var rows = documents.OfType<Event>().Where(row => row.Descriptor == descriptor.Uid).ToArray();
            Assert.Equal(Enumerable.Range(1, Count), rows.Select(row => (int)row.SeqNum));
            Assert.Equal(Enumerable.Range(0, Count), rows.Select(row => (int)row.Data.Values[0].AsDouble()));
            Assert.Equal(Count, count);
        }

        async Plan Plan()
        {
            await OpenRun();
            await Monitor(_a);
            await Monitor(_b, "here");
            foreach (var (probe, place) in new[] { (_a, 0), (_b, 1) })
            {
                pushers.Add(Task.Factory.StartNew(() => Push(probe, place), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            }

            while (!pushers.TrueForAll(pusher => pusher.IsCompleted))
            {
                await Create();
                await Read(detector);
                await Save();
            }

            await Unmonitor(_a);
            await CloseRun();
        }

        void Push(Probe probe, int place)
        {
            for (; counts[place] < Count; counts[place]++) Assert.True(probe.Push(counts[place]));
        }
    }

    [Fact]
    public void What_was_called_back_before_the_end_is_emitted_and_nothing_after_it()
    {
        Action<Readings>? late = null;
        var documents = _engine.Run(Plan());
        Assert.Equal([1, 2, 3], documents.OfType<Event>().Select(row => row.Data["a"].AsDouble()));
        Assert.False(_a.IsSubscribed);
        Assert.Equal(3, ((RunStop)documents[^1]).NumEvents!["a_monitor"]);

        async Plan Plan()
        {
            await OpenRun();
            await Monitor(_a);
            _a.Push(1);
            await Unmonitor(_a);
            Assert.False(_a.Push(0));
            await Monitor(_a);
            _a.Push(2);
            _a.Push(3);
            late = _a.Callback;
            await CloseRun();
            late!(_a.Of(4));
            await Null();
        }
    }

    [Fact]
    public void Nothing_comes_in_a_pause()
    {
        Assert.True(_engine.Engine.Run(Plan()).IsInterrupted);
        Assert.False(_a.Push(0));
        _engine.Engine.Resume();
        DocumentShape.AssertValid(_engine.Documents);
        Assert.Equal([1, 2, 3], _engine.Documents.OfType<Event>().Select(row => row.Data["a"].AsDouble()));
        Assert.Equal([1, 2, 3], _engine.Documents.OfType<Event>().Select(row => row.SeqNum));

        async Plan Plan()
        {
            await OpenRun();
            await Monitor(_a);
            await Checkpoint();
            _a.Push(1);
            await Null();
            _a.Push(2);
            await Pause();
            _a.Push(3);
            await CloseRun();
        }
    }

    [Fact]
    public void A_reading_that_cannot_be_emitted_fails_the_run()
    {
        Assert.Contains("gave the readings other, and described a", _engine.Fail<InvalidOperationException>(Plan(close: false)).Message, StringComparison.Ordinal);
        _a.Keys = ["a"];
        _engine.Fail<InvalidOperationException>(Plan(close: true));
        Assert.All(_engine.Documents.OfType<RunStop>(), stop => Assert.Equal(ExitStatus.Fail, stop.ExitStatus));

        async Plan Plan(bool close)
        {
            await OpenRun();
            await Monitor(_a);
            await Monitor(_b);
            _a.Keys = ["other"];
            _a.Push(1);
            _b.Push(1);
            if (close) await CloseRun();
            while (true) await Null();
        }
    }

    [Fact]
    public void What_a_plan_leaves_monitored_is_not_so_after_its_end()
    {
        _engine.Fail<InvalidOperationException>(Plan());
        Assert.False(_a.IsSubscribed);
        Assert.False(_b.IsSubscribed);
        Assert.Equal(1, ((RunStop)_engine.Documents[^1]).NumEvents!["b_monitor"]);

        async Plan Plan()
        {
            await OpenRun();
            await Monitor(_a);
            await Monitor(_b);
            _b.Push(1);
            throw new InvalidOperationException("vacuum");
        }
    }
}
