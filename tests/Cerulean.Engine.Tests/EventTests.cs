using Cerulean.Devices;
using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Events of what is read between create and save.</summary>
public sealed class EventTests : IDisposable
{
    private static readonly Probe A = new("a");
    private static readonly Probe B = new("b");

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly TestEngine _engine;

    public EventTests() => _engine = new TestEngine(_time);

    public void Dispose() => _engine.Dispose();

    public static TheoryData<string, string> Misplaced => new()
    {
        { "save", "open_run must come before" },
        { "drop", "open_run must come before" },
        { "open_run create create", "save or drop it first" },
        { "open_run create checkpoint", "save or drop it first" },
        { "open_run create configure", "save or drop it first" },
        { "open_run save", "create must come before" },
        { "open_run drop", "create must come before" },
        { "open_run open_run", "close it first" },
        { "close_run", "open_run must come before" },
        { "create", "open_run must come before" },
        { "declare", "open_run must come before" },
        { "monitor", "open_run must come before" },
        { "collect", "open_run must come before" },
        { "open_run monitor monitor", "unmonitor it first" },
        { "open_run unmonitor", "monitor must come before" },
        { "open_run monitor create:a_monitor read save", "is monitored, and now is to be read" },
    };

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void A_message_at_the_wrong_place_is_refused(string messages, string expected)
    {
        var error = _engine.Fail<IllegalMessageSequenceException>(Plan());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);

        async Plan Plan()
        {
            foreach (var message in messages.Split(' ')) await Make(message);
        }
    }

    private static Message Make(string name) => name switch
    {
        "open_run" => OpenRun(),
        "close_run" => CloseRun(),
        "create" => Create(),
        "create:a_monitor" => Create("a_monitor"),
        "read" => Read(A),
        "save" => Save(),
        "drop" => Drop(),
        "checkpoint" => Checkpoint(),
        "configure" => Configure(A, JsonObject.Of(("a_setting", 1))),
        "declare" => DeclareStream([A]),
        "monitor" => Monitor(A),
        "unmonitor" => Unmonitor(A),
        "collect" => Collect(new StreamDetector("cam", [])),
        _ => throw new ArgumentException(name),
    };

    [Fact]
    public void An_empty_save_and_a_dropped_event_emit_nothing()
    {
        var documents = _engine.Run(Plan());
        Assert.Equal(["start", "descriptor", "event", "stop"], documents.Select(document => document.Name.ToText()));

        async Plan Plan()
        {
            await Read(A);
            await OpenRun();
            await Read(A);
            await Create();
            Assert.Null(await Save());
            await Create();
            await Read(B);
            await Drop();
            await Create();
            await Read(A);
            Assert.Equal(1, (await Save())!.SeqNum);
            await CloseRun();
        }
    }

    [Fact]
    public void The_first_save_fixes_the_devices_of_a_stream()
    {
        var error = _engine.Fail<InvalidOperationException>(Plan());
        Assert.Equal("Mismatched objects read: stream 'primary' is of a, b, and now b were found. Give the others a stream of their own.", error.Message);
        Assert.Equal([1, 2], _engine.Documents.OfType<Event>().Select(row => row.SeqNum));

        static async Plan Plan()
        {
            await OpenRun();
            foreach (var devices in (Probe[][])[[A, B], [B, A], [B]])
            {
                await Create();
                foreach (var device in devices) await Read(device);
                await Save();
            }
        }
    }

    [Fact]
    public void An_event_that_cannot_be_saved_can_be_dropped()
    {
        var documents = _engine.Run(Plan());
        Assert.Equal([1, 2], documents.OfType<Event>().Select(row => row.SeqNum));

        static async Plan Plan()
        {
            await OpenRun();
            foreach (var device in (Probe[])[A, B, A])
            {
                await Create();
                await Read(device);
                try
                {
                    await Save();
                }
                catch (InvalidOperationException)
                {
                    await Drop();
                }
            }

            await CloseRun();
        }
    }

    [Fact]
    public void Data_keys_of_two_devices_must_not_clash()
    {
        var twin = new Probe("twin") { Keys = ["a"] };
        var error = _engine.Fail<ArgumentException>(ReadBoth(A, twin));
        Assert.Equal("twin and a both have the data key 'a': give one of them another name.", error.Message);
        Assert.Contains("both have the data key 'a'", _engine.Fail<ArgumentException>(Declare(A, twin)).Message, StringComparison.Ordinal);
        Assert.Contains("two devices called 'a'", _engine.Fail<ArgumentException>(Declare(A, new Probe("a") { Keys = ["other"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Readings_come_in_any_order_and_have_the_described_names()
    {
        var device = new Probe("d") { Keys = ["x", "y"] };
        var turned = new Turned(device);
        var row = Assert.Single(_engine.Run(Wrap(turned)).OfType<Event>());
        Assert.Equal(JsonObject.Of(("x", 1.0), ("y", 2.0)), row.Data);
        turned.Names = ["x", "z"];
        Assert.Contains("gave the readings x, z, and described x, y", _engine.Fail<InvalidOperationException>(Wrap(turned)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_is_declared_once_and_keeps_the_order_of_its_devices()
    {
        var documents = _engine.Run(Plan());
        var descriptor = Assert.Single(documents.OfType<EventDescriptor>());
        Assert.Equal(["b", "a"], descriptor.DataKeys.Keys);
        Assert.Equal(["b", "a"], documents.OfType<Event>().Single().Data.Names.Names.ToArray());
        Assert.Contains("stream 'primary' is of b, a, and now a were found", _engine.Fail<InvalidOperationException>(DeclareTwice()).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", _engine.Fail<ArgumentException>(DeclareUnread()).Message, StringComparison.Ordinal);

        static async Plan Plan()
        {
            await OpenRun();
            var declared = await DeclareStream([B, A]);
            Assert.Same(declared, await DeclareStream([B, A]));
            await Create();
            await Read(A);
            await Read(B);
            await Save();
            await CloseRun();
        }

        static async Plan DeclareTwice()
        {
            await OpenRun();
            await DeclareStream([B, A]);
            await DeclareStream([A]);
        }

        static async Plan DeclareUnread()
        {
            await OpenRun();
            await DeclareStream([new RowFlyer("f")]);
        }
    }

    private static async Plan ReadBoth(IReadable one, IReadable other)
    {
        await OpenRun();
        await Create();
        await Read(one);
        await Read(other);
        await Save();
    }

    private static async Plan Declare(params IDevice[] devices)
    {
        await OpenRun();
        await DeclareStream(devices);
    }

    private static async Plan Wrap(IReadable device)
    {
        await OpenRun();
        await Create();
        await Read(device);
        await Save();
        await CloseRun();
    }

    // Gives y before x.
    private sealed class Turned(Probe probe) : IReadable
    {
        public string Name => probe.Name;

        public string[] Names { get; set; } = ["y", "x"];

        public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => new(new Readings(new JsonKeys(Names), new Reading(2.0, 1), new Reading(1.0, 1)));

        public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) => probe.DescribeAsync(cancellationToken);
    }
}
