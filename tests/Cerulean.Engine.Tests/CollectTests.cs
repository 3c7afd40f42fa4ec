using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Rows of devices that measure on their own.</summary>
public sealed class CollectTests : IDisposable
{
    private readonly RowFlyer _flyer = new("f");
    private readonly StreamDetector _a = new("cam_a", [1, 5, 5], seed: 11);
    private readonly StreamDetector _b = new("cam_b", [2, 4], seed: 12);
    private readonly TestEngine _engine = new(new VirtualTime(DateTimeOffset.UnixEpoch));

    public void Dispose() => _engine.Dispose();

    [DataFact]
    public void Two_cameras_are_collected_as_far_as_the_slower_one_is()
    {
        DocumentShape.AssertGolden("stream_resource_fly", _engine.Run(Plan()));

        async Plan Plan()
        {
            await OpenRun();
            await DeclareStream([_a, _b], "fly", forCollect: true);
            await Kickoff(_a);
            await Kickoff(_b);
            foreach (var (a, b) in new[] { (3, 4), (7, 6), (9, 10), (11, 11) })
            {
                (_a.Written, _b.Written) = (a, b);
                await Collect([_a, _b], "fly");
            }

            await CloseRun();
        }
    }

    [Fact]
    public void Devices_that_differ_in_rows_are_told()
    {
        _b.Change = datum => datum with { Indices = new StreamRange(0, 1) };
        (_a.Written, _b.Written) = (2, 2);
        Assert.Contains("differ in number: 2 of 'cam_a', 1 of 'cam_b'", _engine.Fail<InvalidOperationException>(Plan([_a, _b], _a, _b)).Message, StringComparison.Ordinal);
        Assert.Contains("stream 'fly' is of cam_a, cam_b, and now cam_a were found", _engine.Fail<InvalidOperationException>(Plan([_a, _b], _a)).Message, StringComparison.Ordinal);
        Assert.Contains("declare_stream must come before", _engine.Fail<IllegalMessageSequenceException>(Plan([], _a, _b)).Message, StringComparison.Ordinal);
        Assert.Contains("one by one", _engine.Fail<ArgumentException>(Plan([_a, _flyer], _a, _flyer)).Message, StringComparison.Ordinal);

        static async Plan Plan(ICollectable[] declared, params ICollectable[] devices)
        {
            await OpenRun();
            if (declared.Length > 0) await DeclareStream(declared, "fly", forCollect: true);
            await Collect(devices, "fly");
        }
    }

    [Theory]
    [InlineData(false, "event_page")]
    [InlineData(true, "event event event")]
    public void Rows_are_collected_as_a_page_or_as_events(bool asEvents, string expected)
    {
        var documents = _engine.Run(Plan());
        Assert.Equal($"start descriptor {expected} stop", string.Join(' ', documents.Select(document => document.Name.ToText())));
        Assert.Equal("rows", documents.OfType<EventDescriptor>().Single().Stream);
        Assert.Equal(3, ((RunStop)documents[^1]).NumEvents!["rows"]);

        async Plan Plan()
        {
            await OpenRun();
            Assert.Equal(3, await Collect(_flyer, "rows", asEvents));
            Assert.Equal(0, await Collect(_flyer, "rows", asEvents));
            await CloseRun();
        }
    }

    [Fact]
    public void A_device_names_its_streams_itself()
    {
        var both = new RowFlyer("f", "up", "down");
        var documents = _engine.Run(CollectAll(both));
        Assert.Equal(["up", "down"], documents.OfType<EventDescriptor>().Select(descriptor => descriptor.Stream));
        Assert.Equal([[1, 2], [1]], documents.OfType<EventPage>().Select(page => page.SeqNums.ToArray()));
        Assert.Contains("no rows of stream 'side', only of 'up', 'down'", _engine.Fail<ArgumentException>(CollectAll(both, "side")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_are_emitted_as_they_come()
    {
        var documents = _engine.Run(Plan());
        Assert.Equal([[1, 2], [3]], documents.OfType<EventPage>().Select(page => page.SeqNums.ToArray()));
        Assert.Equal([4, 5, 6], documents.OfType<Event>().Select(row => row.SeqNum));

        static async Plan Plan()
        {
            var flyer = new PageFlyer();
            await OpenRun();
            Assert.Equal(3, await Collect(flyer));
            Assert.Equal(3, await Collect(flyer, asEvents: true));
            await CloseRun();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_nobody_collected_is_collected_at_the_end(bool closes)
    {
        (_a.Written, _b.Written) = (2, 3);
        if (closes) _engine.Run(Plan());
        else Assert.Equal("vacuum", _engine.Fail<InvalidOperationException>(Plan()).Message);
        Assert.Equal(JsonObject.Of(("fly", 2), ("primary", 3)), ((RunStop)_engine.Documents[^1]).NumEvents);

        async Plan Plan()
        {
            await OpenRun();
            await DeclareStream([_a, _b], "fly", forCollect: true);
            await Kickoff(_a);
            await Kickoff(_b);
            await Kickoff(_flyer);
            if (!closes) throw new InvalidOperationException("vacuum");
            await CloseRun();
        }
    }

    [Fact]
    public void An_error_of_what_nobody_collected_hides_no_other_error()
    {
        _flyer.Wait = (row, _) => row == 1 ? Task.FromException(new IOException("line noise")) : Task.CompletedTask;
        var failure = Assert.Throws<RunFailedException>(() => _engine.Engine.Run(Plan()));
        Assert.Equal("vacuum", failure.Result.Reason);
        Assert.IsType<IOException>(Assert.Single(failure.Result.CleanupErrors));
        DocumentShape.AssertValid(_engine.Documents);
        Assert.Equal(1, ((RunStop)_engine.Documents[^1]).NumEvents!["primary"]);

        async Plan Plan()
        {
            await OpenRun();
            await Kickoff(_flyer);
            throw new InvalidOperationException("vacuum");
        }
    }

    [Fact]
    public void Rows_that_were_handed_over_before_a_pause_are_not_lost()
    {
        var gate = new TaskCompletionSource();
        var isPaused = false;
        _flyer.Wait = (row, token) =>
        {
            if (row != 2 || isPaused) return Task.CompletedTask;
            isPaused = true;
            _engine.Engine.RequestPause();
            return gate.Task.WaitAsync(token);
        };
        Assert.True(_engine.Engine.Run(CollectAll(_flyer, checkpoint: true)).IsInterrupted);
        _engine.Engine.Resume();
        DocumentShape.AssertValid(_engine.Documents);
        var rows = _engine.Documents.OfType<EventPage>().SelectMany(page => Paging.Unpack(page)).ToArray();
        Assert.Equal([0, 1, 2], rows.Select(row => row.Data["f"].AsDouble()));
        Assert.Equal([1, 2, 3], rows.Select(row => row.SeqNum));
    }

    [Fact]
    public void A_row_of_other_keys_is_refused() => Assert.Contains(
        "gave a row of the keys 'wrong', which are those of 0 streams", _engine.Fail<InvalidOperationException>(CollectAll(new PageFlyer("wrong"))).Message, StringComparison.Ordinal);

    private static async Plan CollectAll(ICollectable device, string? stream = null, bool checkpoint = false)
    {
        await OpenRun();
        if (checkpoint) await Checkpoint();
        await Collect(device, stream);
        await CloseRun();
    }

    private sealed class PageFlyer(string key = "x") : IEventPageCollectable
    {
        public string Name => "pages";

        public ValueTask<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>> DescribeCollectAsync(CancellationToken cancellationToken = default) =>
            new(new Dictionary<string, IReadOnlyDictionary<string, DataKey>>
            {
                ["pages"] = new Dictionary<string, DataKey> { ["x"] = new() { Source = "SIM:x", Dtype = DataKeyType.Number, Shape = [] } },
            });

        public async IAsyncEnumerable<PartialEventPage> CollectPagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new(ColumnMap.Of((key, Column.From(1.0, 2.0))), ColumnMap.Of((key, Column.From(1.0, 2.0))), [5, 6]);
            yield return new(ColumnMap.Of((key, Column.From(3.0))), ColumnMap.Of((key, Column.From(3.0))));
        }
    }
}
