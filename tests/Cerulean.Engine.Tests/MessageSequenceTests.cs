using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using FsCheck;
using FsCheck.Fluent;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Whatever messages a plan sends: what is not refused makes valid runs.</summary>
public sealed class MessageSequenceTests
{
    [Fact]
    public void Any_messages_are_refused_or_make_valid_runs() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), choices => new Attempt(choices).Run()).QuickCheckThrowOnFailure();

    // A byte chooses a message, a run and a device.
    private sealed class Attempt(byte[] choices)
    {
        private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
        private readonly StreamDetector _stream = new("stream", [1]);
        private readonly RowFlyer _flyer = new("flyer");
        private readonly Probe[] _probes = [new("a"), new("b") { Wait = static async (_, _) => await Task.Yield() }, new("c")];

        public void Run()
        {
            using var engine = new TestEngine(_time);
            engine.Engine.RecordsInterruptions = choices.Length % 2 == 0;
            var file = new FileDetector("file", _time);
            var plan = Plan(file);
            var result = engine.Engine.Run(plan);
            while (result.IsInterrupted) result = choices.Length % 7 == 3 ? engine.Engine.Abort("enough") : engine.Engine.Resume();
            DocumentShape.AssertValid(engine.Documents);
            Assert.Empty(result.CleanupErrors);
            Assert.Equal(result.RunUids, engine.Documents.OfType<RunStart>().Select(start => start.Uid));
        }

        private async Plan Plan(FileDetector file)
        {
            foreach (var choice in choices)
            {
                try
                {
                    await (Choose(choice % 18, _probes[choice / 18 % 3], file) with { Run = choice % 5 == 0 ? "other" : "" });
                }
                catch (Exception error) when (error is InvalidOperationException or ArgumentException and not ArgumentNullException)
                {
                    Assert.NotEmpty(error.Message);
                }
            }
        }

        private Message Choose(int kind, Probe probe, FileDetector file) => kind switch
        {
            0 => OpenRun(),
            1 => CloseRun(),
            2 or 3 => Create(probe.Name),
            4 or 5 => Read(probe),
            6 or 7 => Save(),
            8 => Drop(),
            9 => Checkpoint(),
            10 => Monitor(probe),
            11 => probe.Push(1) ? Null() : Unmonitor(probe),
            12 => Configure(probe, JsonObject.Of((probe.Name + "_setting", 1))),
            13 => Trigger(probe.Name == "a" ? file : _stream),
            14 => Read(probe.Name == "a" ? file : _stream),
            15 => Collect(_flyer, probe.Name == "a" ? "rows" : null, asEvents: probe.Name == "b"),
            16 => probe.Name == "a" ? Kickoff(_flyer) : DeclareStream([probe, _probes[0]], probe.Name),
            _ => Pause(),
        };
    }
}
