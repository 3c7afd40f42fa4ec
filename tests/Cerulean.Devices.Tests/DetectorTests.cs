using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class DetectorTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch.AddSeconds(1000));
    private readonly MemoryWriter _writer = new();
    private readonly ManualCamera _camera = new();
    private readonly Detector _detector;

    public DetectorTests()
    {
        // So that all happens on this thread, at once.
        SynchronizationContext.SetSynchronizationContext(null);
        _detector = new Detector("cam", _camera, new ResourceDataLogic(_writer, new UidSource(1), _time));
    }

    [Fact]
    public async Task A_trigger_gives_a_datum_of_one_resource()
    {
        Succeed(_detector.Stage());
        Measure(_detector);
        var uid = Uid(_writer.Stacks[0]);
        Assert.Equal(
            [
                new Resource { Uid = uid, Spec = "MEMORY", Root = "/memory", ResourcePath = $"cam-{uid}", ResourceKwargs = JsonObject.Empty, PathSemantics = "posix" },
                Datum(uid, 0),
            ],
            _detector.CollectAssets());
        Assert.Equal($"{uid}/0", (await _detector.ReadAsync())["cam"].Value.AsString());
        Assert.Equal(1000, (await _detector.ReadAsync())["cam"].Timestamp);
        _time.Advance(TimeSpan.FromSeconds(2));
        Measure(_detector);
        Assert.Equal([Datum(uid, 1)], _detector.CollectAssets());
        Assert.Empty(_detector.CollectAssets());
        Assert.Empty(_detector.CollectStreamAssets());
        Assert.Equal((1002, $"{uid}/1"), ((await _detector.ReadAsync())["cam"].Timestamp, (await _detector.ReadAsync())["cam"].Value.AsString()));
        Assert.Equal([ManualCamera.Frame(0), ManualCamera.Frame(1)], _writer.Stacks[0].Frames);
        Assert.Equal(2, _writer.Stacks[0].Flushed);
    }

    [Fact]
    public async Task A_trigger_gives_a_row_of_a_stream_resource()
    {
        var detector = Streaming();
        Succeed(detector.Stage());
        Measure(detector);
        var uid = Uid(_writer.Stacks[0]);
        Assert.Equal(
            [
                new StreamResource { Uid = uid, DataKey = "cam", Mimetype = "application/x-memory", Uri = $"memory://localhost/cam-{uid}", Parameters = JsonObject.Of(("chunk_shape", NdArray.From<long>(2, 3))) },
                Rows(uid, 0, 0, 1),
            ],
            detector.CollectStreamAssets());
        Measure(detector);
        Assert.Equal([Rows(uid, 1, 1, 2)], detector.CollectStreamAssets());
        Assert.Empty(detector.CollectStreamAssets());
        Assert.Empty(detector.CollectAssets());
        Assert.Equal(0, (await detector.ReadAsync()).Count);
    }

    [Fact]
    public async Task What_is_described_is_what_is_written()
    {
        var key = new DataKey { Source = "TEST:1", Dtype = DataKeyType.Array, Shape = [2, 3], DtypeNumpy = "<u2", External = "FILESTORE:" };
        Assert.Equal([new("cam", key)], await _detector.DescribeAsync());
        Assert.Equal([new("cam", key with { External = "STREAM:" })], await Streaming().DescribeAsync());
        var collected = await _detector.DescribeCollectAsync();
        Assert.Equal([new("cam", key)], collected[""]);
        Assert.Equal(JsonObject.Of(("fields", JsonArray.Empty)), _detector.Hints);
    }

    [Fact]
    public void Several_frames_make_an_event_with_one_axis_more()
    {
        var detector = new Detector("cam", _camera, new StreamDataLogic(_writer, new UidSource(1), _time), new TriggerLogic { FramesPerEvent = 2, Deadtime = TimeSpan.FromSeconds(0.5) });
        Succeed(detector.Stage());
        var status = detector.Trigger();
        Assert.Equal((2, TimeSpan.FromSeconds(0.5)), (_camera.Armed!.Frames, _camera.Armed.Deadtime));
        _camera.Expose();
        Assert.Equal(0, _writer.Stacks[0].Count);
        _camera.Expose();
        _camera.Rest();
        Succeed(status);
        var row = Assert.Single(_writer.Stacks[0].Frames);
        Assert.Equal([2, 2, 3], row.Shape.ToArray());
        Assert.Equal([ManualCamera.Frame(0), ManualCamera.Frame(1)], new[] { row[0].NdArrayOrNull!, row[1].NdArrayOrNull! });
    }

    [Fact]
    public void Each_stage_begins_new_files()
    {
        Succeed(_detector.Stage());
        Measure(_detector);
        Assert.Equal(2, _detector.CollectAssets().Count());
        Measure(_detector);
        Succeed(_detector.Unstage());
        Succeed(_detector.Unstage());
        Assert.True(_writer.Stacks[0].IsDisposed);

        // What was taken is not lost.
        Assert.Equal([Datum(Uid(_writer.Stacks[0]), 1)], _detector.CollectAssets());
        Succeed(_detector.Stage());
        Measure(_detector);
        var documents = _detector.CollectAssets().ToArray();
        Assert.Equal(Uid(_writer.Stacks[1]), ((Resource)documents[0]).Uid);
        Assert.Equal(Datum(Uid(_writer.Stacks[1]), 0), documents[1]);
        Assert.NotEqual(Uid(_writer.Stacks[0]), Uid(_writer.Stacks[1]));
    }

    [Fact]
    public async Task Without_a_stage_there_is_no_frame()
    {
        Assert.Equal("cam has no files to write to: stage it first.", Fail<InvalidOperationException>(_detector.Trigger()).Message);
        Assert.Equal("cam has no files to write to: stage it first.", Fail<InvalidOperationException>(_detector.Kickoff()).Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _detector.ReadAsync().AsTask());
        Assert.Empty(_camera.Calls);
        Succeed(_detector.Stage());
        Assert.Equal("cam is staged already: unstage it first.", Fail<InvalidOperationException>(_detector.Stage()).Message);
    }

    [Fact]
    public void A_frame_that_was_not_read_is_in_no_document()
    {
        var detector = Streaming();
        Succeed(detector.Stage());
        Measure(detector);
        Measure(detector);
        Assert.Equal([Rows(Uid(_writer.Stacks[0]), 0, 1, 2)], detector.CollectStreamAssets().OfType<StreamDatum>());
        Assert.Equal(2, _writer.Stacks[0].Count);
    }

    [Fact]
    public void A_trigger_ends_the_one_before()
    {
        Succeed(_detector.Stage());
        var first = _detector.Trigger();
        var second = _detector.Trigger();
        Succeed(first);
        Assert.Equal(["arm", "disarm", "arm"], _camera.Calls);
        Assert.Equal(0, _writer.Stacks[0].Count);
        _camera.Expose();
        _camera.Rest();
        Succeed(second);
        Assert.Equal([ManualCamera.Frame(0)], _writer.Stacks[0].Frames);
    }

    [Fact]
    public async Task Of_triggers_that_wait_for_the_camera_to_rest_the_last_one_counts()
    {
        Succeed(_detector.Stage());
        _camera.Disarming = new TaskCompletionSource();
        Status[] statuses = [_detector.Trigger(), _detector.Trigger(), _detector.Trigger()];
        Assert.Equal(["arm", "disarm"], _camera.Calls);
        _camera.Disarming.SetResult();
        await statuses[0];
        await statuses[1];
        Assert.True(SpinWait.SpinUntil(() => _camera.Calls.Count == 3, TimeSpan.FromSeconds(30)));
        Assert.False(statuses[2].IsDone);
        _camera.Expose();
        _camera.Rest();
        await statuses[2];
        Assert.Equal(["arm", "disarm", "arm"], _camera.Calls);
        Assert.Equal(1, _writer.Stacks[0].Count);
    }

    [Fact]
    public void Frames_beyond_what_was_asked_for_are_not_kept()
    {
        Succeed(_detector.Stage());
        var status = _detector.Trigger();
        _camera.Expose(3);
        _camera.Rest();
        Succeed(status);
        Assert.Equal(1, _writer.Stacks[0].Count);
    }

    [Fact]
    public void A_camera_that_rests_too_early_fails_or_fails_itself()
    {
        Succeed(_detector.Stage());
        var status = _detector.Trigger();
        _camera.Rest();
        Assert.Equal("cam came to rest after 0 of 1 events.", Fail<InvalidOperationException>(status).Message);
        // What comes too late belongs to no trigger.
        _camera.Expose();
        Assert.Equal(0, _writer.Stacks[0].Count);
        status = _detector.Trigger();
        _camera.Fail(new TimeoutException("no answer"));
        Assert.Equal("no answer", Fail<TimeoutException>(status).Message);
        Assert.Equal("disarm", _camera.Calls[^1]);

        // And goes on.
        Measure(_detector);
    }

    [Fact]
    public void A_frame_that_cannot_be_written_fails_the_trigger_and_not_the_camera()
    {
        Succeed(_detector.Stage());
        _writer.Failure = new IOException("disk full");
        var status = _detector.Trigger();
        _camera.Expose();
        Assert.Equal("disk full", Fail<IOException>(status).Message);
        Assert.Equal(["arm", "disarm"], _camera.Calls);
        Assert.Empty(_detector.CollectAssets());
    }

    [Fact]
    public void After_a_frame_that_is_not_durable_no_datum_names_a_wrong_one()
    {
        Succeed(_detector.Stage());
        Measure(_detector);
        Assert.Equal(2, _detector.CollectAssets().Count());
        _writer.FlushFailure = new IOException("I/O error");
        var status = _detector.Trigger();
        _camera.Expose();
        Assert.Equal("I/O error", Fail<IOException>(status).Message);
        _writer.FlushFailure = null;
        status = _detector.Trigger();
        _camera.Expose();
        Assert.Contains("unstage it, and stage it anew", Fail<IOException>(status).Message, StringComparison.Ordinal);
        Assert.Empty(_detector.CollectAssets());
        Succeed(_detector.Unstage());
        Succeed(_detector.Stage());
        Measure(_detector);
    }

    [Fact]
    public void To_unstage_stops_the_camera()
    {
        Succeed(_detector.Stage());
        var status = _detector.Trigger();
        Succeed(_detector.Unstage());
        Succeed(status);
        _camera.Expose();
        Assert.Equal(0, _writer.Stacks[0].Count);
        Assert.Equal(["arm", "disarm"], _camera.Calls);
        Assert.True(_writer.Stacks[0].IsDisposed);
    }

    private Detector Streaming() => new("cam", _camera, new StreamDataLogic(_writer, new UidSource(1), _time));

    private void Measure(Detector detector)
    {
        var status = detector.Trigger();
        Assert.False(status.IsDone);
        _camera.Expose();
        _camera.Rest();
        Succeed(status);
    }

    private static void Succeed(Status status) => Assert.True(status.IsSuccess, status.Error?.ToString() ?? "It is not done.");

    private static T Fail<T>(Status status) where T : Exception => Assert.IsType<T>(status.Error);

    private static string Uid(MemoryWriter.Stack stack) => stack.Name["cam-".Length..];

    private static Datum Datum(string uid, int row) => new() { DatumId = $"{uid}/{row}", Resource = uid, DatumKwargs = JsonObject.Of(("index", row)) };

    private static StreamDatum Rows(string uid, int number, int start, int stop) => new()
    {
        Uid = $"{uid}/{number}",
        StreamResource = uid,
        Descriptor = "",
        Indices = new StreamRange(start, stop),
        SeqNums = new StreamRange(0, 0),
    };
}
