using System.Runtime.InteropServices;

namespace Cerulean.Engine;

/// <summary>
/// Ctrl-C on the terminal: the first asks for a pause at the next checkpoint, another one within ten seconds for a pause at once.
/// More than ten in a row give the engine up, and the process ends.
/// </summary>
public sealed class ConsoleInterrupts : IDisposable
{
    private const int Most = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly RunEngine _engine;
    private readonly TimeProvider _time;
    private readonly IDisposable _source;
    private int _count;
    private long _last;

    private ConsoleInterrupts(RunEngine engine, Func<Func<bool>, IDisposable> source, TimeProvider time)
    {
        (_engine, _time) = (engine, time);
        engine.StateChanged += Forget;
        _source = source(Interrupt);
    }

    /// <summary>Is told in words what a Ctrl-C has done, for the terminal.</summary>
    public event Action<string>? Told;

    /// <summary>Lets Ctrl-C act on an engine, until it is disposed. While the engine runs no plan, Ctrl-C does what it does without this.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="source">Where interrupts come from; null for the signal SIGINT. It is given what to call, and that answers false where the process is to end.</param>
    /// <param name="time">The clock of who presses Ctrl-C, where that of the engine goes faster or stands still; null for the engine's.</param>
    public static ConsoleInterrupts Attach(RunEngine engine, Func<Func<bool>, IDisposable>? source = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new ConsoleInterrupts(engine, source ?? OfSignal, time ?? engine.Time);
    }

    /// <summary>Lets Ctrl-C end the process again.</summary>
    public void Dispose()
    {
        _source.Dispose();
        _engine.StateChanged -= Forget;
    }

    private static PosixSignalRegistration OfSignal(Func<bool> interrupt) =>
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = interrupt());

    private bool Interrupt()
    {
        if (_engine.State is EngineState.Idle or EngineState.Paused or EngineState.Panicked) return false;
        var count = Count();
        if (count > Most)
        {
            _engine.Panic();
            Told?.Invoke("The engine is given up, and devices are left as they are: look after them by hand.");
            return false;
        }

        Told?.Invoke(Ask(isFirst: count == 1));
        return true;
    }

    // What was pressed before a pause says nothing about what comes after it.
    private void Forget(EngineState state, EngineState before)
    {
        if (state is not (EngineState.Idle or EngineState.Paused)) return;
        lock (_gate) _count = 0;
    }

    private int Count()
    {
        lock (_gate)
        {
            if (_time.GetElapsedTime(_last) > Patience) _count = 0;
            _last = _time.GetTimestamp();
            return ++_count;
        }
    }

    private string Ask(bool isFirst)
    {
        try
        {
            _engine.RequestPause(deferred: isFirst);
        }
        catch (TransitionException error)
        {
            return error.Message;
        }

        if (!isFirst) return "The plan pauses now.";
        return _engine.CanPauseNow
            ? "The plan pauses at its next checkpoint. Press Ctrl-C again within 10 s to pause at once."
            : "The plan pauses at its next checkpoint. Pressing Ctrl-C again within 10 s aborts it: it has no checkpoint to go back to.";
    }
}
