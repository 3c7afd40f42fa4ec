using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.Plans.StandardPlans;

namespace Cerulean.Engine.Tests;

/// <summary>Any two sinks, each well or in some trouble, critical or not: the engine always ends, and a third sink is sent the whole run.</summary>
public sealed class TroubledSinksTests
{
    [Fact]
    public async Task No_sink_troubles_another()
    {
        var pairs = Kinds("one").SelectMany((one, i) => Kinds("other").Skip(i).Select(other => new[] { one, other }));
        // At the same time, because those that hang make the engine wait.
        await Task.WhenAll(pairs.Select(pair => Task.Factory.StartNew(() => Check(pair), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    private static IEnumerable<Kind> Kinds(string name) =>
        from trouble in (string[])["none", "slow", "hang", "start", "event", "stop", "flush"]
        from isCritical in (bool[])[true, false]
        select new Kind(name, trouble, isCritical);

    private static void Check(Kind[] kinds)
    {
        var limit = TimeSpan.FromSeconds(kinds.Any(kind => kind.Trouble == "hang") ? 2 : 60);
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        using var engine = new RunEngine { Time = time, SinkTimeout = limit, CleanupTimeout = limit };
        var (recording, failed) = (new RecordingSink(), new List<string>());
        engine.SinkFailed += subscription => failed.Add(subscription.Name);
        engine.Subscribe(recording);
        TroubledSink[] sinks = [.. kinds.Select(kind => kind.Sink())];
        for (var i = 0; i < kinds.Length; i++) engine.Subscribe(sinks[i], kinds[i].Name, kinds[i].IsCritical);
        var error = Record.Exception(() => engine.Run(Count([new Dial("det", time)], 3)));
        engine.Dispose();
        foreach (var sink in sinks) sink.Open();

        DocumentShape.AssertValid(recording.Documents);
        Assert.Single(recording.Documents.OfType<RunStop>());
        Assert.Equal(EngineState.Idle, engine.State);
        Assert.Equal(kinds.Where(kind => kind.Fails).Select(kind => kind.Name), failed.Order());
        var fatal = kinds.Where(kind => kind is { Fails: true, IsCritical: true }).Select(kind => kind.Name).ToList();
        if (fatal.Count == 0) Assert.Null(error);
        else Assert.Contains(Assert.IsType<SinkException>(Assert.IsType<RunFailedException>(error).InnerException).Sink, fatal);
    }

    /// <summary>A sink, and the place where it throws; or it is slow, or hangs.</summary>
    private sealed record Kind(string Name, string Trouble, bool IsCritical)
    {
        public bool Fails => Trouble is not ("none" or "slow");

        public TroubledSink Sink() => new()
        {
            BeforeAccept = (sink, document) => Disturb(document.Name.ToText(), sink.Hang),
            BeforeFlush = () => Disturb("flush", () => { }),
        };

        private void Disturb(string place, Action hang)
        {
            if (Trouble == place) throw new IOException("full");
            if (Trouble == "hang") hang();
            if (Trouble == "slow") Thread.Yield();
        }
    }
}
