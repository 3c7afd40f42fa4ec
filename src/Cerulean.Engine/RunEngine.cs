using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>
/// Carries out plans: drives devices, and makes documents of what they read. One plan runs at a time, on the thread that runs it;
/// requests and subscriptions may come from any thread.
/// </summary>
public sealed partial class RunEngine : IDisposable
{
    private readonly Lock _gate = new();
    private Execution? _execution;

    /// <summary>An idle engine with the commands of all messages.</summary>
    public RunEngine() => RegisterAll();

    /// <summary>Tells the time, and lets it pass: a <see cref="VirtualTime"/> goes on when nothing else is to be done.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gives the uids of documents.</summary>
    public UidSource Uids { get; init; } = new();

    /// <summary>Keeps the metadata of all runs, and the last scan_id.</summary>
    public IRunMetadata PersistentMetadata { get; init; } = new MemoryRunMetadata();

    /// <summary>Gives the scan_id of the next run from the metadata; without it, one more than the last.</summary>
    public Func<JsonObject, long> ScanIdSource { get; init; } = static metadata => metadata.GetOrNull("scan_id").TryGetInt64(out var last) ? last + 1 : 1;

    /// <summary>Throws where the metadata of a run are not as the laboratory wants them. Without it, a sample is a text or an object.</summary>
    public Action<JsonObject> MetadataValidator { get; init; } = RequireSample;

    /// <summary>Makes the metadata of a run that are used of those that were given.</summary>
    public Func<JsonObject, JsonObject> MetadataNormalizer { get; init; } = static metadata => metadata;

    /// <summary>Changes to every plan, the first innermost.</summary>
    public IList<Func<Plan, Plan>> Preprocessors { get; } = [];

    /// <summary>True for a stream "interruptions" in every run that tells of pauses.</summary>
    public bool RecordsInterruptions { get; set; }

    /// <summary>How long a device may take to be stopped or released at the end of a plan, and a best-effort sink to take what waits for it.</summary>
    public TimeSpan CleanupTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Asks the user, for the message input.</summary>
    public Func<string, CancellationToken, Task<string>> InputReader { get; set; } = ConsoleInput.ReadAsync;

    /// <summary>Is told of each message before it is carried out.</summary>
    public event Action<Message>? MessageSent;

    /// <summary>Is told of each change of the state: the new one, the old one.</summary>
    public event Action<EngineState, EngineState>? StateChanged;

    /// <summary>Is told for what the plan begins to wait, and with null when it goes on.</summary>
    public event Action<IReadOnlyCollection<Status>?>? Waiting;

    /// <summary>The metadata of all runs. They are values: to change them, set them anew.</summary>
    public JsonObject Metadata
    {
        get => PersistentMetadata.Load();
        set => PersistentMetadata.Update(_ => value);
    }

    /// <summary>Runs a plan on this thread until it ends or pauses.</summary>
    /// <param name="plan">The plan, which has not run yet.</param>
    /// <param name="metadata">Metadata of its runs, which go before those that the plan gives.</param>
    /// <exception cref="RunFailedException">The plan has thrown.</exception>
    /// <exception cref="TransitionException">The engine is not idle.</exception>
    /// <exception cref="InvalidOperationException">The plan has run before.</exception>
    public RunResult Run(Plan plan, JsonObject? metadata = null) => Begin(plan, metadata)();

    /// <summary>Runs a plan on a thread of its own until it ends or pauses. From now on requests are taken.</summary>
    /// <inheritdoc cref="Run"/>
    public Task<RunResult> RunAsync(Plan plan, JsonObject? metadata = null) => OnThread(Begin(plan, metadata));

    /// <summary>Goes on after a pause: what was done since the last checkpoint is done again.</summary>
    /// <exception cref="RunFailedException">The plan has thrown.</exception>
    /// <exception cref="TransitionException">The engine is not paused.</exception>
    public RunResult Resume() => GoOn(EngineState.Running, static execution => execution.Resume())();

    /// <summary>Goes on after a pause, on a thread of its own.</summary>
    /// <inheritdoc cref="Resume"/>
    public Task<RunResult> ResumeAsync() => OnThread(GoOn(EngineState.Running, static execution => execution.Resume()));

    /// <summary>Ends a paused plan, which cleans up; its runs end as aborted.</summary>
    /// <param name="reason">Why, for the stop documents.</param>
    /// <exception cref="RunFailedException">The plan has thrown something else while it cleaned up.</exception>
    /// <exception cref="TransitionException">The engine is not paused.</exception>
    public RunResult Abort(string reason = "") => GoOn(EngineState.Aborting, execution => execution.Interrupt(new RequestAbortException(reason)))();

    /// <summary>Ends a paused plan, which cleans up; its runs end as a success.</summary>
    /// <exception cref="RunFailedException">The plan has thrown something else while it cleaned up.</exception>
    /// <exception cref="TransitionException">The engine is not paused.</exception>
    public RunResult Stop() => GoOn(EngineState.Stopping, static execution => execution.Interrupt(new RequestStopException()))();

    /// <summary>Abandons a paused plan, which does not clean up; devices are stopped and released, and its runs end as aborted.</summary>
    /// <exception cref="TransitionException">The engine is not paused.</exception>
    public RunResult Halt() => GoOn(EngineState.Halting, static execution => execution.Abandon())();

    /// <summary>Halts a paused plan, and waits until all sinks have what they were sent.</summary>
    /// <exception cref="InvalidOperationException">A plan is running: its sinks would miss the rest of it.</exception>
    public void Dispose()
    {
        if (State == EngineState.Paused) Halt();
        RequireNoPlan();
        DisposeSinks();
    }

    private void RequireNoPlan()
    {
        if (State is not (EngineState.Idle or EngineState.Panicked)) throw new InvalidOperationException("A plan is running: ask for its end, and wait for that, before the engine is disposed of.");
    }

    private static Task<RunResult> OnThread(Func<RunResult> run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void RequireSample(JsonObject metadata)
    {
        if (!metadata.TryGetValue("sample", out var sample) || sample.Kind is JsonKind.String or JsonKind.Object) return;
        throw new ArgumentException($"start $.sample: found {sample.Kind}, expected a text or an object.");
    }

    internal Mailbox? Mailbox => _execution?.Mailbox;

    internal Plan Preprocess(Plan plan) => Preprocessors.Aggregate(plan, static (inner, change) => change(inner));

    internal void OnMessage(Message message) => MessageSent?.Invoke(message);

    internal void OnWaiting(IReadOnlyCollection<Status>? statuses) => Waiting?.Invoke(statuses);
}
