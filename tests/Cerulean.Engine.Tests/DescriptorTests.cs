using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>What descriptors say of devices, and when they say it anew.</summary>
public sealed class DescriptorTests : IDisposable
{
    private readonly Probe _a = new("a");
    private readonly Probe _b = new("b");
    private readonly TestEngine _engine = new(new VirtualTime(DateTimeOffset.UnixEpoch));

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void A_device_is_asked_once_in_a_run()
    {
        var descriptors = _engine.Run(Twice(Plan())).OfType<EventDescriptor>().ToArray();
        Assert.Equal(6, descriptors.Length);
        Assert.Equal(["describe", "describe_configuration", "read_configuration", "describe", "describe_configuration", "read_configuration"], _a.Calls);
        Assert.Equal("a", descriptors[0].DataKeys["a"].ObjectName);

        async Plan Plan()
        {
            await OpenRun();
            await Monitor(_a);
            for (var i = 0; i < 3; i++)
            {
                await Event("primary", "", _a);
                await Event("other", "", _b, _a);
            }

            await CloseRun();
        }

        async Plan Twice(Plan first)
        {
            await first;
            await Plan();
        }
    }

    [Fact]
    public void Configure_describes_the_streams_of_the_device_anew_and_no_other()
    {
        var documents = _engine.Run(Plan());
        Assert.Equal(["one", "both", "two", "one", "both"], documents.OfType<EventDescriptor>().Select(descriptor => descriptor.Stream));
        var both = documents.OfType<EventDescriptor>().Where(descriptor => descriptor.Stream == "both").ToArray();
        Assert.Equal([0.0, 5.0], both.Select(SettingOf));
        Assert.Equal([[], [2L]], both.Select(descriptor => descriptor.DataKeys["a"].Shape));
        Assert.Equal([1, 2], documents.OfType<Event>().Where(row => both.Any(descriptor => descriptor.Uid == row.Descriptor)).Select(row => row.SeqNum));
        Assert.Equal(2, ((RunStop)documents[^1]).NumEvents!["both"]);

        async Plan Plan()
        {
            await OpenRun();
            await Event("one", "", _a);
            await Event("both", "", _a, _b);
            await Event("two", "", _b);
            _a.Shape = [2];
            var (old, now) = await Configure(_a, JsonObject.Of(("a_setting", 5)));
            Assert.Equal((0.0, 5.0), (old["a_setting"].Value.AsDouble(), now["a_setting"].Value.AsDouble()));
            await Event("both", "", _a, _b);
            await CloseRun();
        }
    }

    [Fact]
    public void Configure_describes_anew_in_all_open_runs_and_for_the_whole_of_a_part()
    {
        var part = new Probe("part", parent: _a);
        var documents = _engine.Run(Plan());
        var runs = documents.OfType<RunStart>().Select(start => start.Uid).ToArray();
        Assert.Equal([0, 1, 0, 1], documents.OfType<EventDescriptor>().Select(descriptor => Array.IndexOf(runs, descriptor.RunStart)));
        Assert.Equal(["describe", "describe_configuration", "read_configuration", "describe", "describe_configuration", "read_configuration"], _a.Calls[..3].Concat(_a.Calls[6..9]));

        async Plan Plan()
        {
            await (OpenRun() with { Run = "A" });
            await (OpenRun() with { Run = "B" });
            await Event("primary", "A", _a);
            await Event("primary", "B", _a);
            await Configure(part, JsonObject.Of(("part_setting", 1)));
            await (CloseRun() with { Run = "A" });
            await (CloseRun() with { Run = "B" });
        }
    }

    [Fact]
    public void After_a_configure_that_fails_the_next_event_is_described_as_the_device_is()
    {
        _a.Wait = (call, _) => call == "configure" ? Task.FromException(new IOException("line noise")) : Task.CompletedTask;
        var documents = _engine.Run(Plan());
        Assert.Equal([0.0, 5.0], documents.OfType<EventDescriptor>().Select(SettingOf));
        Assert.Equal([1, 2, 3], documents.OfType<Event>().Select(row => row.SeqNum));

        async Plan Plan()
        {
            await OpenRun();
            await Event("primary", "", _a);
            try
            {
                await Configure(_a, JsonObject.Of(("a_setting", 5)));
            }
            catch (IOException)
            {
                await Event("primary", "", _a);
            }

            await Event("primary", "", _a);
            await CloseRun();
        }
    }

    [Fact]
    public void Other_data_keys_after_a_configure_are_an_error()
    {
        Assert.Contains("All descriptors of a stream have the same keys", _engine.Fail<ArgumentException>(Plan()).Message, StringComparison.Ordinal);

        async Plan Plan()
        {
            await OpenRun();
            await Event("primary", "", _a);
            _a.Keys = ["a", "a_more"];
            await Configure(_a, JsonObject.Of(("a_setting", 5)));
        }
    }

    [Theory]
    [InlineData("describe")]
    [InlineData("read_configuration")]
    public void A_description_that_is_interrupted_by_a_pause_is_emitted_once(string call)
    {
        var late = new TaskCompletionSource();
        var calls = 0;
        _a.Wait = (name, _) =>
        {
            if (name != call || calls++ > 0) return Task.CompletedTask;
            _engine.Engine.RequestPause();
            return late.Task;
        };
        Assert.True(_engine.Engine.Run(Plan()).IsInterrupted);
        // The first answer comes after all.
        _a.Calls.Clear();
        late.SetResult();
        _engine.Engine.Resume();
        DocumentShape.AssertValid(_engine.Documents);
        Assert.Equal(["start", "descriptor", "event", "event", "stop"], _engine.Documents.Select(document => document.Name.ToText()));

        async Plan Plan()
        {
            await OpenRun();
            await Checkpoint();
            await Event("primary", "", _a);
            await Event("primary", "", _a);
            await CloseRun();
        }
    }

    [Fact]
    public void A_reading_that_comes_after_a_pause_is_of_no_event()
    {
        var late = new TaskCompletionSource();
        var calls = 0;
        _a.Wait = (name, _) =>
        {
            if (name != "read" || calls++ > 0) return Task.CompletedTask;
            _engine.Engine.RequestPause();
            return late.Task;
        };
        Assert.True(_engine.Engine.Run(Plan()).IsInterrupted);
        late.SetResult();
        _engine.Engine.Resume();
        DocumentShape.AssertValid(_engine.Documents);
        Assert.Single(_engine.Documents.OfType<Event>());

        async Plan Plan()
        {
            await OpenRun();
            await Checkpoint();
            await Create();
            await Read(_a);
            await Sleep(TimeSpan.FromSeconds(1));
            await Save();
            await CloseRun();
        }
    }

    [Fact]
    public void A_pause_is_told_in_a_stream_of_its_own()
    {
        _engine.Engine.RecordsInterruptions = true;
        _engine.Engine.Run(Plan());
        _engine.Engine.Resume();
        _engine.Engine.Resume();
        DocumentShape.AssertValid(_engine.Documents);
        var descriptor = _engine.Documents.OfType<EventDescriptor>().First();
        Assert.Same(descriptor, _engine.Documents[1]);
        Assert.Equal("interruptions", descriptor.Stream);
        var rows = _engine.Documents.OfType<Event>().Where(row => row.Descriptor == descriptor.Uid).ToArray();
        Assert.Equal(["pause", "resume", "pause", "resume"], rows.Select(row => row.Data["interruption"].AsString()));
        Assert.Equal([1, 2, 3, 4], rows.Select(row => row.SeqNum));

        async Plan Plan()
        {
            await OpenRun();
            for (var i = 0; i < 2; i++)
            {
                await Checkpoint();
                await Event("primary", "", _a);
                await Pause();
            }

            await CloseRun();
        }
    }

    private static double SettingOf(EventDescriptor descriptor) => descriptor.Configuration!["a"].AsObject()["data"].AsObject()["a_setting"].AsDouble();

    private static async Plan Event(string stream, string run, params IReadable[] devices)
    {
        await (Create(stream) with { Run = run });
        foreach (var device in devices) await (Read(device) with { Run = run });
        await (Save() with { Run = run });
    }
}
