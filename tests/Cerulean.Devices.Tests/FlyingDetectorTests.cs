using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class FlyingDetectorTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly MemoryWriter _writer = new();
    private readonly ManualCamera _camera = new();

    // So that all happens on the thread of the test, at once.
    public FlyingDetectorTests() => SynchronizationContext.SetSynchronizationContext(null);

    [Fact]
    public async Task Rows_of_a_stream_resource_are_collected_while_they_come()
    {
        var detector = Staged(new StreamDataLogic(_writer, new UidSource(1), _time));
        Assert.True(detector.Prepare(JsonObject.Of(("number_of_events", 5), ("livetime", 0.25))).IsSuccess);
        Assert.Equal((5, TimeSpan.FromSeconds(0.25)), (_camera.Prepared!.Events, _camera.Prepared.Exposure));
        Assert.True(detector.Kickoff().IsSuccess);
        Assert.Empty(detector.CollectStreamAssets());
        Expose(2);
        Assert.Equal(2, await detector.GetIndexAsync());
        Assert.Equal([(0, 1)], Ranges(detector.CollectStreamAssets(1)));
        Assert.Empty(detector.CollectStreamAssets(1));
        var complete = detector.Complete();
        var progress = new List<double>();
        complete.OnProgress(report => progress.Add(report.Fraction));
        Expose(3);
        Assert.False(complete.IsDone);
        _camera.Rest();
        Assert.True(complete.IsSuccess);
        Assert.Equal([0.6, 0.8, 1], progress);
        Assert.Equal([(1, 5)], Ranges(detector.CollectStreamAssets()));
        Assert.Equal(["arm"], _camera.Calls);
    }

    [Fact]
    public async Task Rows_of_a_resource_are_collected_as_pages_whose_datums_follow()
    {
        var detector = Staged(new ResourceDataLogic(_writer, new UidSource(1), _time));
        Assert.True(detector.Kickoff().IsSuccess);
        Expose(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        Expose(2);
        var page = Assert.Single(await PagesAsync(detector));
        Expose(1);
        var documents = detector.CollectAssets().ToArray();
        Assert.IsType<Resource>(documents[0]);
        Assert.Equal(documents.OfType<Datum>().Select(datum => datum.DatumId).Take(3), ((StringColumn)page.Data["cam"]).Values.ToArray());
        Assert.Equal([0, 1, 1], page.Times);
        Assert.Equal([0, 1, 1], ((ArrayColumn)page.Timestamps["cam"]).Array.AsSpan<double>().ToArray());
        Assert.Equal([false, false, false], ((ArrayColumn)page.Filled!["cam"]).Array.AsSpan<bool>().ToArray());
        Assert.Equal(((Datum)documents[4]).DatumId, Assert.Single(await PagesAsync(detector)).Data["cam"][0].AsString());
        Assert.Empty(await PagesAsync(detector));
        Assert.Empty(detector.CollectAssets());

        // Without a number it ends when it is told to.
        Assert.True(detector.Complete().IsSuccess);
        Assert.Equal(["arm", "disarm"], _camera.Calls);
        Expose(1);
        Assert.Equal(4, await detector.GetIndexAsync());
        Assert.Empty(await PagesAsync(detector));
    }

    [Fact]
    public async Task What_a_trigger_has_taken_is_read_and_not_collected()
    {
        var detector = Staged(new ResourceDataLogic(_writer, new UidSource(1), _time));
        var status = detector.Trigger();
        Expose(1);
        _camera.Rest();
        Assert.True(status.IsSuccess);
        Assert.Equal(2, detector.CollectAssets().Count());
        Assert.True(detector.Kickoff().IsSuccess);
        Expose(2);
        Assert.Equal(2, Assert.Single(await PagesAsync(detector)).Data["cam"].Count);
    }

    [Fact]
    public void A_second_flight_goes_on_in_the_same_files()
    {
        var detector = Staged(new StreamDataLogic(_writer, new UidSource(1), _time));
        for (var flight = 0; flight < 2; flight++)
        {
            Assert.True(detector.Kickoff().IsSuccess);
            Expose(2);
            Assert.True(detector.Complete().IsSuccess);
        }

        var documents = detector.CollectStreamAssets().ToArray();
        Assert.IsType<StreamResource>(documents[0]);
        Assert.Equal([(0, 4)], Ranges(documents));
        Assert.Single(_writer.Stacks);
    }

    [Fact]
    public void What_goes_wrong_in_the_background_fails_the_completion()
    {
        var detector = Staged(new StreamDataLogic(_writer, new UidSource(1), _time));
        Assert.Equal("cam was not kicked off.", Assert.IsType<InvalidOperationException>(detector.Complete().Error).Message);
        Assert.True(detector.Prepare(JsonObject.Of(("number_of_events", 3))).IsSuccess);
        Assert.True(detector.Kickoff().IsSuccess);
        Expose(1);
        _writer.Failure = new IOException("disk full");
        Expose(1);
        var complete = detector.Complete();
        Assert.Equal("disk full", Assert.IsType<IOException>(complete.Error).Message);
        Assert.Equal([(0, 1)], Ranges(detector.CollectStreamAssets()));

        _writer.Failure = null;
        Assert.True(detector.Kickoff().IsSuccess);
        Expose(1);
        _camera.Rest();
        Assert.Equal("cam came to rest after 1 of 3 events.", Assert.IsType<InvalidOperationException>(detector.Complete().Error).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_goes_wrong_in_a_flight_without_a_number_fails_its_completion(bool isCamera)
    {
        var detector = Staged(new StreamDataLogic(_writer, new UidSource(1), _time));
        Assert.True(detector.Kickoff().IsSuccess);
        Expose(2);
        if (isCamera) _camera.Fail(new IOException("cable"));
        else _writer.Failure = new IOException("disk full");
        Expose(1);
        Assert.Equal(isCamera ? "cable" : "disk full", Assert.IsType<IOException>(detector.Complete().Error).Message);
        Assert.Equal(["arm", "disarm"], _camera.Calls);
    }

    [Fact]
    public async Task A_flight_that_is_begun_anew_before_its_end_leaves_out_what_was_not_collected()
    {
        var detector = Staged(new ResourceDataLogic(_writer, new UidSource(1), _time));
        Assert.True(detector.Prepare(JsonObject.Of(("number_of_events", 3))).IsSuccess);
        Assert.True(detector.Kickoff().IsSuccess);
        var overtaken = detector.Complete();
        Expose(2);
        Assert.True(detector.Kickoff().IsSuccess);
        Assert.True(overtaken.IsSuccess);
        var complete = detector.Complete();
        Assert.False(complete.IsDone);
        Expose(3);
        _camera.Rest();
        Assert.True(complete.IsSuccess);
        Assert.True(detector.Complete().IsSuccess);
        var page = Assert.Single(await PagesAsync(detector));
        Assert.Equal(3, page.Data["cam"].Count);
        Assert.Equal([2, 3, 4], detector.CollectAssets().OfType<Datum>().Select(datum => datum.DatumKwargs["index"].AsInt64()));
    }

    [Fact]
    public void What_was_prepared_holds_for_triggers_too_until_it_is_unstaged()
    {
        var detector = Staged(new StreamDataLogic(_writer, new UidSource(1), _time));
        Assert.True(detector.Prepare(JsonObject.Of(("number_of_events", 3), ("livetime", 2), ("deadtime", 0.5))).IsSuccess);
        Assert.False(detector.Trigger().IsDone);
        Assert.Equal(new TriggerInfo { Events = 1, Exposure = TimeSpan.FromSeconds(2), Deadtime = TimeSpan.FromSeconds(0.5) }, _camera.Armed);
        Assert.True(detector.Unstage().IsSuccess);
        Assert.True(detector.Stage().IsSuccess);
        Assert.False(detector.Trigger().IsDone);
        Assert.Equal(new TriggerInfo(), _camera.Armed);
    }

    [Theory]
    [InlineData("number_of_events", 0, "number_of_events: found 0, expected an integer above 0, or null.")]
    [InlineData("livetime", -1, "livetime: found -1, expected seconds from 0.")]
    [InlineData("livetime", 0, "livetime: found 0, expected seconds above 0.")]
    [InlineData("deadtime", 0, "deadtime: found 0, expected at least 0.1 s.")]
    [InlineData("exposures_per_event", 3, "exposures_per_event: found 3, and the detector was made for 2.")]
    [InlineData("exposure", 3, "Found the member 'exposure', expected any of number_of_events, exposures_per_event, livetime, deadtime.")]
    public void What_cannot_be_prepared_is_told(string member, int value, string expected)
    {
        var detector = new Detector("cam", _camera, new StreamDataLogic(_writer, new UidSource(1), _time), new TriggerLogic { FramesPerEvent = 2, Deadtime = TimeSpan.FromSeconds(0.1) });
        Assert.Equal(expected, Assert.IsType<ArgumentException>(detector.Prepare(JsonObject.Of((member, value))).Error).Message);
        Assert.Null(_camera.Prepared);
    }

    [Fact]
    public void Frames_may_come_from_any_thread_while_they_are_collected()
    {
        var detector = Staged(new StreamDataLogic(_writer, new UidSource(1), _time));
        Assert.True(detector.Kickoff().IsSuccess);
        var camera = new Thread(() => Expose(2000));
        camera.Start();
        var ranges = new List<(long Start, long Stop)>();
        while (ranges.Sum(range => range.Stop - range.Start) < 2000) ranges.AddRange(Ranges(detector.CollectStreamAssets()));
        camera.Join();
        Assert.Equal(0, ranges[0].Start);
        for (var i = 1; i < ranges.Count; i++) Assert.Equal(ranges[i - 1].Stop, ranges[i].Start);
        Assert.Equal(2000, ranges[^1].Stop);
    }

    private Detector Staged(DataLogic data)
    {
        var detector = new Detector("cam", _camera, data);
        Assert.True(detector.Stage().IsSuccess);
        return detector;
    }

    private void Expose(int frames) => _camera.Expose(frames);

    private static IEnumerable<(long Start, long Stop)> Ranges(IEnumerable<Document> documents) =>
        documents.OfType<StreamDatum>().Select(datum => (datum.Indices.Start, datum.Indices.Stop));

    private static async Task<List<PartialEventPage>> PagesAsync(Detector detector)
    {
        var pages = new List<PartialEventPage>();
        await foreach (var page in detector.CollectPagesAsync()) pages.Add(page);
        return pages;
    }
}
