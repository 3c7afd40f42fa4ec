using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Devices that write files of their own.</summary>
public sealed class AssetTests : IDisposable
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly StreamDetector _camera = new("cam", [1, 2]);
    private readonly TestEngine _engine;

    public AssetTests() => _engine = new TestEngine(_time);

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData(0, "has 0 rows of 'cam', expected one")]
    [InlineData(2, "has 2 rows of 'cam', expected one")]
    public void An_event_has_one_row_of_each_file(int frames, string expected)
    {
        var error = _engine.Fail<InvalidOperationException>(Events(_camera, frames));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_engine.Documents, document => document is Event);
    }

    [Fact]
    public void A_row_is_counted_once_and_has_the_number_of_its_event()
    {
        var documents = _engine.Run(Events(_camera, 1, 1, 1));
        Assert.Equal([1, 2, 3], documents.OfType<StreamDatum>().Select(datum => datum.SeqNums.Start));
        Assert.Equal(3, ((RunStop)documents[^1]).NumEvents!["primary"]);
        Assert.Equal(documents[0].ToJson()["uid"].AsString(), documents.OfType<StreamResource>().Single().RunStart);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "descriptor", "expected '' and 0 to 0: the run sets both" },
        { "seq_nums", "expected '' and 0 to 0: the run sets both" },
        { "resource", "which it did not give before" },
        { "indices", "a stream datum of the indices 3 to 2" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_stream_datum_that_is_wrong_is_refused_before_anything_is_emitted(string member, string expected)
    {
        _camera.Change = datum => member switch
        {
            "descriptor" => datum with { Descriptor = "mine" },
            "seq_nums" => datum with { SeqNums = new StreamRange(1, 2) },
            "resource" => datum with { StreamResource = "unknown" },
            _ => datum with { Indices = new StreamRange(3, 2) },
        };
        Assert.Contains(expected, _engine.Fail<InvalidOperationException>(Events(_camera, 1)).Message, StringComparison.Ordinal);
        Assert.Equal(["start", "descriptor", "stop"], _engine.Documents.Select(document => document.Name.ToText()));
    }

    [Fact]
    public void Frames_go_on_where_numbers_are_repeated()
    {
        Assert.True(_engine.Engine.Run(Plan()).IsInterrupted);
        _engine.Engine.Resume();
        DocumentShape.AssertValid(_engine.Documents);
        // The third frame was taken and not saved before the pause.
        Assert.Equal([(0, 1), (1, 2), (3, 2), (4, 3), (5, 4)], _engine.Documents.OfType<StreamDatum>().Select(datum => ((int)datum.Indices.Start, (int)datum.SeqNums.Start)));
        Assert.Equal([1, 2, 2, 3, 4], _engine.Documents.OfType<Event>().Select(row => row.SeqNum));
        Assert.All(_engine.Documents.OfType<StreamDatum>(), datum => Assert.Equal((1, 1), (datum.Indices.Count, datum.SeqNums.Count)));
        Assert.Equal(4, ((RunStop)_engine.Documents[^1]).NumEvents!["primary"]);

        async Plan Plan()
        {
            var pauses = 1;
            await OpenRun();
            await TakeFrame(_camera);
            await Checkpoint();
            await TakeFrame(_camera);
            await Trigger(_camera);
            await Create();
            await Read(_camera);
            if (pauses-- > 0) await Pause();
            await Save();
            await Checkpoint();
            await TakeFrame(_camera);
            await CloseRun();
        }
    }

    [Fact]
    public void After_an_event_that_was_dropped_the_last_frame_counts()
    {
        var documents = _engine.Run(Plan());
        Assert.Equal([0L, 2L], documents.OfType<StreamDatum>().Select(datum => datum.Indices.Start));

        async Plan Plan()
        {
            await OpenRun();
            await TakeFrame(_camera);
            await Trigger(_camera);
            await Create();
            await Read(_camera);
            await Drop();
            await TakeFrame(_camera);
            await CloseRun();
        }
    }

    [Fact]
    public void A_resource_that_is_filled_in_two_runs_comes_in_both()
    {
        var files = new FileDetector("img", _time);
        var documents = _engine.Run(TwoRuns(files, _camera));
        var runs = documents.OfType<RunStart>().Select(start => start.Uid).ToArray();
        Assert.Equal(runs, documents.OfType<Resource>().Select(resource => resource.RunStart));
        Assert.Equal(runs, documents.OfType<StreamResource>().Select(resource => resource.RunStart));
        Assert.Equal([1, 1], documents.OfType<StreamDatum>().Select(datum => (int)datum.SeqNums.Start));
        Assert.All(documents.OfType<Event>(), row => Assert.Equal(JsonObject.Of(("img", false)), row.Filled));
    }

    [Fact]
    public void A_datum_of_a_resource_that_never_came_is_refused() =>
        Assert.Contains("img gave a datum of the resource", _engine.Fail<InvalidOperationException>(OfAnotherPlan(new FileDetector("img", _time))).Message, StringComparison.Ordinal);

    private static async Plan OfAnotherPlan(FileDetector files)
    {
        await Trigger(files);
        Assert.Equal(2, files.CollectAssets().Count());
        await OpenRun();
        await TakeFrame(files);
    }

    private static async Plan TwoRuns(params IReadable[] devices)
    {
        for (var i = 0; i < 2; i++)
        {
            await OpenRun();
            foreach (var device in devices) await Trigger((ITriggerable)device);
            await Create();
            foreach (var device in devices) await Read(device);
            await Save();
            await CloseRun();
        }
    }

    private static async Plan Events(StreamDetector camera, params int[] frames)
    {
        await OpenRun();
        foreach (var count in frames)
        {
            for (var i = 0; i < count; i++) await Trigger(camera);
            await Create();
            await Read(camera);
            await Save();
        }

        await CloseRun();
    }

    private static async Plan TakeFrame<TDevice>(TDevice camera)
        where TDevice : IReadable, ITriggerable
    {
        await Trigger(camera);
        await Create();
        await Read(camera);
        await Save();
    }
}
