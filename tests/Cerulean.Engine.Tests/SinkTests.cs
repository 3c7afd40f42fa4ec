using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;
using static Cerulean.Engine.Plans.StandardPlans;

namespace Cerulean.Engine.Tests;

public sealed class SinkTests : IDisposable
{
    private const int Points = 3;
    private static readonly string[] Whole = ["start", "descriptor", "event", "event", "event", "stop"];

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly RunEngine _engine;
    private readonly List<string> _failed = [];
    private readonly RecordingSink _recording = new();

    public SinkTests()
    {
        Detector = new Dial("det", _time);
        _engine = new RunEngine { Time = _time, SinkTimeout = TimeSpan.FromSeconds(2) };
        _engine.SinkFailed += subscription => _failed.Add($"{subscription.Name}: {subscription.Failure!.InnerException!.Message}");
    }

    private Dial Detector { get; }

    private Plan Plan => Count([Detector], Points);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Critical_sinks_have_everything_when_the_engine_returns()
    {
        var durable = new TroubledSink();
        var subscription = _engine.Subscribe(durable, "disk");
        _engine.Subscribe(_recording);
        _engine.Run(Plan);
        Assert.Equal(Whole, Names(_recording.Documents));
        Assert.Equal(_recording.Documents, durable.Documents);
        Assert.Equal([5, 6], durable.Flushes);
        Assert.Equal(("disk", true, 0, 0, null), (subscription.Name, subscription.IsCritical, subscription.Lag, subscription.Dropped, subscription.Failure));
    }

    [Fact]
    public void Checkpoints_flush_where_that_is_asked_for()
    {
        var durable = new TroubledSink();
        _engine.Subscribe(durable);
        _engine.FlushesAtCheckpoints = true;
        _engine.Run(Plan);
        Assert.Equal([1, 3, 4, 5, 6], durable.Flushes);
    }

    [Fact]
    public void Sinks_have_everything_when_the_engine_has_paused()
    {
        _engine.Subscribe(_recording);
        Assert.True(_engine.Run(PausingPlan()).IsInterrupted);
        Assert.Equal(["start"], Names(_recording.Documents));
        _engine.Abort("enough");
        Assert.Equal(["start", "stop"], Names(_recording.Documents));
    }

    [Fact]
    public void A_sink_is_sent_the_runs_that_start_while_it_is_subscribed()
    {
        var (early, late) = (new RecordingSink(), new RecordingSink());
        _engine.Subscribe(_recording);
        var subscription = _engine.Subscribe(early);
        _engine.Run(TwoRuns(() =>
        {
            subscription.Dispose();
            _engine.Subscribe(late);
        }));
        Assert.Equal(["start", "start", "stop", "stop"], Names(_recording.Documents));
        Assert.Equal(["start"], Names(early.Documents));
        Assert.Equal(["start", "stop"], Names(late.Documents));
        Assert.Equal(((RunStart)late.Documents[0]).Uid, ((RunStop)late.Documents[1]).RunStart);
    }

    [Fact]
    public void A_sink_of_the_plan_ends_with_the_plan_or_earlier()
    {
        var (first, second) = (new RecordingSink(), new RecordingSink());
        _engine.Run(Subscribing(first, second));
        _engine.Run(Plan);
        Assert.Equal([.. Whole, .. Whole], Names(first.Documents));
        Assert.Equal(Whole, Names(second.Documents));
    }

    [Theory]
    [InlineData("start")]
    [InlineData("descriptor")]
    [InlineData("event")]
    [InlineData("flush")]
    public void A_critical_sink_that_fails_fails_the_run_with_its_name_and_the_others_get_all(string where)
    {
        _engine.Subscribe(Failing(where), "disk");
        _engine.Subscribe(_recording);
        var failure = Assert.Throws<RunFailedException>(() => _engine.Run(Plan));
        Assert.Equal("disk", Assert.IsType<SinkException>(failure.Result.Exception).Sink);
        Assert.Equal(ExitStatus.Fail, failure.Result.ExitStatus);
        var stop = Assert.IsType<RunStop>(_recording.Documents[^1]);
        Assert.Equal((ExitStatus.Fail, failure.Result.Exception!.Message), (stop.ExitStatus, stop.Reason));
        Assert.Equal("disk: full", Assert.Single(_failed));
        DocumentShape.AssertValid(_recording.Documents);
    }

    [Fact]
    public void A_critical_sink_that_fails_at_the_stop_fails_the_plan()
    {
        _engine.Subscribe(Failing("stop"), "disk");
        _engine.Subscribe(_recording);
        var result = Assert.Throws<RunFailedException>(() => _engine.Run(Plan)).Result;
        Assert.Contains("'disk' failed at a document stop: full", result.Reason);
        Assert.Equal(ExitStatus.Success, ((RunStop)_recording.Documents[^1]).ExitStatus);
    }

    [Fact]
    public void A_plan_learns_of_a_failed_sink_while_it_waits()
    {
        var sink = new TroubledSink
        {
            BeforeAccept = (sink, _) =>
            {
                sink.Hang();
                throw new IOException("full");
            },
        };
        _engine.Waiting += _ => sink.Open();
        _engine.Subscribe(sink, "disk");
        var log = new List<string>();
        Assert.Throws<RunFailedException>(() => _engine.Run(Waiting(log)));
        Assert.Equal(["disk"], log);
    }

    [Fact]
    public void A_plan_cannot_talk_a_failed_sink_away()
    {
        _engine.Subscribe(Failing("flush"), "disk");
        _engine.Subscribe(_recording);
        var result = Assert.Throws<RunFailedException>(() => _engine.Run(Swallowing())).Result;
        Assert.IsType<SinkException>(result.Exception);
        Assert.Equal(ExitStatus.Fail, ((RunStop)_recording.Documents[^1]).ExitStatus);
    }

    [Fact]
    public void No_run_starts_without_a_critical_sink_until_its_subscription_is_ended()
    {
        var disk = _engine.Subscribe(Failing("event"), "disk");
        _engine.Subscribe(_recording);
        Assert.Throws<RunFailedException>(() => _engine.Run(Plan));
        _recording.Documents.Clear();
        Assert.IsType<SinkException>(Assert.Throws<RunFailedException>(() => _engine.Run(Plan)).InnerException);
        Assert.Empty(_recording.Documents);
        disk.Dispose();
        Assert.Equal(ExitStatus.Success, _engine.Run(Plan).ExitStatus);
        Assert.Single(_failed);
    }

    [Fact]
    public void The_error_of_the_plan_comes_before_that_of_a_sink_and_a_lost_sink_before_a_wish_to_stop()
    {
        _engine.Subscribe(Failing("flush"), "disk");
        Assert.IsType<InvalidOperationException>(Assert.Throws<RunFailedException>(() => _engine.Run(Throwing())).InnerException);
        _engine.Dispose();
        _engine.Subscribe(Failing("flush"), "disk");
        _engine.Run(PausingPlan());
        Assert.IsType<SinkException>(Assert.Throws<RunFailedException>(() => _engine.Stop()).InnerException);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("event")]
    public void A_best_effort_sink_that_fails_is_reported_once_and_left_out(string where)
    {
        var sink = Failing(where);
        _engine.Subscribe(sink, "table", isCritical: false);
        _engine.Subscribe(_recording);
        Assert.Equal(ExitStatus.Success, _engine.Run(Plan).ExitStatus);
        Assert.Equal(Whole, Names(_recording.Documents));
        _engine.Run(Plan);
        _engine.Dispose();
        Assert.Equal("table: full", Assert.Single(_failed));
        Assert.Equal(Whole.TakeWhile(name => name != where), Names(sink.Documents));
    }

    [Fact]
    public void A_hanging_best_effort_sink_drops_events_and_is_not_waited_for()
    {
        _engine.CleanupTimeout = TimeSpan.FromSeconds(0.1);
        var sink = new TroubledSink { BeforeAccept = (sink, _) => sink.Hang() };
        var subscription = _engine.Subscribe(sink, "table", isCritical: false, capacity: 4);
        _engine.Run(Plan);
        Assert.Equal((5, 1, null), (subscription.Lag, subscription.Dropped, subscription.Failure));
        subscription.Dispose();
        Assert.Contains("given up", Assert.Single(_failed));
        sink.Open();
    }

    [Fact]
    public void A_best_effort_sink_without_room_for_a_start_is_given_up_and_nobody_waits()
    {
        var sink = new TroubledSink { BeforeAccept = (sink, _) => sink.Hang() };
        _engine.Subscribe(sink, "table", isCritical: false, capacity: 2);
        Assert.Equal(ExitStatus.Success, _engine.Run(Plan).ExitStatus);
        Assert.Contains("there is no room for it", Assert.Single(_failed));
        sink.Open();
    }

    [Fact]
    public async Task The_plan_waits_for_a_critical_sink_that_is_slow()
    {
        using var engine = new RunEngine { Time = _time };
        var sink = new TroubledSink { BeforeAccept = (sink, _) => sink.Hang() };
        var subscription = engine.Subscribe(sink, capacity: 2);
        var run = engine.RunAsync(Plan);
        await sink.HasOne;
        Assert.True(SpinWait.SpinUntil(() => subscription.Lag == 2, TimeSpan.FromSeconds(30)));
        Assert.False(run.IsCompleted);
        sink.Open();
        await run;
        Assert.Equal((Whole.Length, 0), (sink.Documents.Count, subscription.Dropped));
    }

    [Fact]
    public void A_critical_sink_that_hangs_fails_the_run()
    {
        var sink = new TroubledSink { BeforeAccept = (sink, document) => { if (document is Event) sink.Hang(); } };
        _engine.Subscribe(sink, "disk", capacity: 2);
        _engine.Subscribe(_recording);
        var result = Assert.Throws<RunFailedException>(() => _engine.Run(Plan)).Result;
        Assert.Contains("The sink 'disk' failed at a document event: it is not done after 2 seconds, and is given up", result.Reason);
        DocumentShape.AssertValid(_recording.Documents);
        sink.Open();
    }

    [Fact]
    public void A_handler_that_throws_fails_the_plan_and_no_sink_misses_a_document()
    {
        _engine.SinkFailed += _ => throw new InvalidOperationException("handler");
        _engine.Subscribe(Failing("start"), "table", isCritical: false);
        _engine.Subscribe(_recording);
        Assert.Equal("handler", Assert.Throws<RunFailedException>(() => _engine.Run(Waiting([]))).InnerException!.Message);
        DocumentShape.AssertValid(_recording.Documents);
    }

    [Fact]
    public void A_monitor_of_10_kHz_beside_a_scan_and_a_display_that_is_too_slow_loses_nothing_where_it_counts()
    {
        using var engine = new RunEngine { Time = _time };
        var display = new TroubledSink { BeforeAccept = (sink, document) => { if (document is Event) sink.Hang(); } };
        var subscription = engine.Subscribe(display, "display", isCritical: false, capacity: 100);
        engine.Subscribe(_recording);
        engine.Run(Monitoring());
        var streams = _recording.Documents.OfType<EventDescriptor>().ToDictionary(descriptor => descriptor.Uid, descriptor => descriptor.Stream);
        var ticks = _recording.Documents.OfType<Event>().Where(row => streams[row.Descriptor] == "ticks").Select(row => (int)row.Data["ticker"].AsInt64()).ToList();
        Assert.InRange(ticks.Count, 10_000, 10_001);
        Assert.Equal(Enumerable.Range(0, ticks.Count), ticks);
        DocumentShape.AssertValid(_recording.Documents);
        Assert.InRange(subscription.Dropped, ticks.Count - 100, ticks.Count + 10);
        Assert.Null(subscription.Failure);
        display.Open();
        subscription.Dispose();
        Assert.Equal(_recording.Documents.Count - subscription.Dropped, display.Documents.Count);
        Assert.IsType<RunStop>(display.Documents[^1]);
    }

    private static TroubledSink Failing(string where) => new()
    {
        BeforeAccept = (_, document) => { if (document.Name.ToText() == where) throw new IOException("full"); },
        BeforeFlush = () => { if (where == "flush") throw new IOException("full"); },
    };

    private static async Plan PausingPlan()
    {
        await OpenRun();
        await Checkpoint();
        await Pause();
        await Null();
        await CloseRun();
    }

    private static async Plan TwoRuns(Action between)
    {
        await OpenRun();
        await Null();
        between();
        await (OpenRun() with { Run = "other" });
        await (CloseRun() with { Run = "other" });
        await CloseRun();
    }

    private async Plan Subscribing(IDocumentSink first, IDocumentSink second)
    {
        await Subscribe(first);
        var subscription = await Subscribe(second);
        await Plan;
        await Unsubscribe(subscription);
        await Plan;
    }

    private static async Plan Waiting(List<string> log)
    {
        await OpenRun();
        try
        {
            await WaitFor(cancellation => new TaskCompletionSource().Task.WaitAsync(cancellation));
        }
        catch (SinkException error)
        {
            log.Add(error.Sink);
            throw;
        }
    }

    private static async Plan Swallowing()
    {
        await OpenRun();
        try
        {
            await CloseRun(ExitStatus.Success, "all is well");
        }
        catch (SinkException)
        {
            await Null();
        }
    }

    private static async Plan Throwing()
    {
        await OpenRun();
        throw new InvalidOperationException("vacuum");
    }

    private async Plan Monitoring()
    {
        var ticker = new Ticker(_time, TimeSpan.FromMicroseconds(100));
        await OpenRun();
        await Monitor(ticker, "ticks");
        for (var i = 0; i < 10; i++)
        {
            await Create();
            await Read(Detector);
            await Save();
            await Sleep(TimeSpan.FromSeconds(0.1));
        }

        await Unmonitor(ticker);
        await CloseRun();
    }

    private static IEnumerable<string> Names(IEnumerable<Document> documents) => documents.Select(document => document.Name.ToText());

    /// <summary>Counts, and tells of it.</summary>
    private sealed class Ticker(TimeProvider time, TimeSpan period) : ISubscribable
    {
        private int _count;

        public string Name => "ticker";

        public IDisposable Subscribe(Action<Readings> callback) =>
            time.CreateTimer(_ => callback(Now(_count++)), null, TimeSpan.Zero, period);

        public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => new(Now(_count));

        public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) =>
            new(new Dictionary<string, DataKey> { [Name] = new() { Source = "SIM:ticker", Dtype = DataKeyType.Integer, Shape = [] } });

        private Readings Now(int count) => Readings.Of(Name, count, time.UnixSeconds());
    }
}
