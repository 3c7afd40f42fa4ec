using Cerulean.Assets;
using Cerulean.Cli.Rendering;
using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine;
using Cerulean.Store;

namespace Cerulean.Cli.Collecting;

/// <summary>Puts together what a scan needs: a clock, an engine, the store and what shows the scan.</summary>
internal sealed class Collection(ScanRequest request, Terminal terminal)
{
    private static readonly DateTimeOffset RepeatableStart = new(2026, 1, 15, 9, 30, 0, TimeSpan.Zero);

    private SinkSubscription? _kept;

    private readonly TimeProvider _time = request.Speed switch
    {
        null => new VirtualTime(request.IsRepeatable ? RepeatableStart : terminal.Time.GetUtcNow()),
        1 => terminal.Time,
        { } speed => new ScaledTime(terminal.Time, speed),
    };

    /// <summary>Runs a plan with the devices of a laboratory.</summary>
    public int Run(Func<Laboratory, Plan> plan)
    {
        using var store = request.Store is null ? null : DocumentStore.Open(request.Store);
        using var images = ImageFolder.Of(request, terminal);
        using var view = new LiveView(terminal, terminal.Time.LocalTimeZone, showsTable: !request.AsJson);
        using var json = new JsonSink(terminal.Out);
        RunResult result;
        using (var engine = NewEngine(store))
        {
            if (store is not null) _kept = engine.Subscribe(store, "store");
            if (request.AsJson) engine.Subscribe(json, "standard output", isCritical: store is null);
            engine.Subscribe(view, "display", isCritical: false);
            engine.Waiting += view.WaitFor;
            engine.SinkFailed += sink => Tell(sink, view);
            result = Drive(engine, view, plan(NewLaboratory(images.Path)));
        }

        view.Dispose();
        return Conclude(result);
    }

    private RunEngine NewEngine(DocumentStore? store) => new()
    {
        Time = _time,
        Uids = request.IsRepeatable ? new UidSource(request.Fingerprint()) : new UidSource(),
        // The scan_id of a run that is the same on every call cannot come from what ran before.
        PersistentMetadata = store is null || request.IsRepeatable ? new MemoryRunMetadata() : store.RunMetadata,
    };

    private Laboratory NewLaboratory(string images) => new(
        _time, request.Seed ?? AnySeed(), request.Exposure, new NpyArrayWriter(images), request.IsRepeatable ? new UidSource(~request.Fingerprint()) : new UidSource());

    private static int AnySeed() => Convert.ToInt32(new UidSource().Next()[..7], 16);

    private RunResult Drive(RunEngine engine, LiveView view, Plan plan)
    {
        using var controls = new Controls(engine, view, terminal);
        try
        {
            return controls.Drive(() => engine.Run(plan, request.Metadata));
        }
        catch (RunFailedException failed)
        {
            if (failed.InnerException is SinkException { InnerException: ReaderGoneException gone }) throw gone;
            view.Say($"cerulean: {Words.OneLine(failed.Message)}\n");
            return failed.Result;
        }
    }

    private static void Tell(SinkSubscription sink, LiveView view)
    {
        // Who does not want to see any more is told nothing.
        if (sink.Failure is { InnerException: not ReaderGoneException } failure) view.Say($"cerulean: {Words.OneLine(failure.Message)}\n");
    }

    private int Conclude(RunResult result)
    {
        foreach (var error in result.CleanupErrors) terminal.Say(error.Message);
        foreach (var uid in result.RunUids) Tell(uid, result);
        if (result is { RunUids.Count: 0, ExitStatus: ExitStatus.Abort }) terminal.Say($"aborted before a run was opened ({result.Reason})");
        return result.ExitStatus switch
        {
            ExitStatus.Success => Exit.Good,
            ExitStatus.Abort => Exit.Interrupted,
            _ => Exit.No,
        };
    }

    private void Tell(string uid, RunResult result)
    {
        var status = result.ExitStatus.ToString().ToLowerInvariant();
        var reason = result.Reason.Length > 0 ? $" ({Words.OneLine(result.Reason)})" : "";
        var kept = request.Store is null ? "not stored" : $"{(_kept?.Failure is null ? "stored" : "not wholly stored")} in {request.Store}";
        Write($"Run {uid}: {status}{reason}, {kept}.");
        if (request.Store is null || request.AsJson) return;
        var (run, at) = (RunList.Short(uid, 8), request.StoreIsNamed ? $" --store {Invocation.Quote(request.Store)}" : "");
        Write("Next, type:");
        var tiles = request.Arguments["scan"].AsString() == "tomo" ? " --tiles" : "";
        Write($"  {Invocation.Name} table {run}{tiles}{at}");
        Write($"  {Invocation.Name} show {run}{at}");
    }

    private void Write(string line)
    {
        if (request.AsJson) terminal.Errors.WriteLine(line);
        else terminal.Out.WriteLine(line);
    }
}
