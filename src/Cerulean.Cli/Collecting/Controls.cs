using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Cerulean.Engine;

namespace Cerulean.Cli.Collecting;

/// <summary>
/// The hand of the user on a scan. With a keyboard, Ctrl-C and p ask for a pause, and a pause asks what to do. Without one, Ctrl-C aborts the scan,
/// and a second one halts it. A request to terminate aborts it in any case.
/// </summary>
internal sealed class Controls : IDisposable
{
    private const char CtrlC = '\x3';
    private const int MostPresses = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly RunEngine _engine;
    private readonly Terminal _terminal;
    private readonly LiveView _view;
    private readonly BlockingCollection<char> _answers = [];
    private readonly List<IDisposable> _sources = [];
    private Func<bool> _interrupt = () => false;
    private bool _isAborting;
    private int _presses;
    private long _lastPress;

    public Controls(RunEngine engine, LiveView view, Terminal terminal)
    {
        (_engine, _view, _terminal) = (engine, view, terminal);
        _sources.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnTerminate));
        _sources.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnTerminate));
        if (terminal.ReadKey is null)
        {
            _sources.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnInterrupt));
            return;
        }

        var interrupts = ConsoleInterrupts.Attach(engine, Keyboard, terminal.Time);
        interrupts.Told += text => view.Say($"{text}\n");
        _sources.Add(interrupts);
        engine.StateChanged += (state, before) =>
        {
            if (state == EngineState.Paused) _presses = 0;
            if ((state, before) == (EngineState.Running, EngineState.Paused)) view.Say("The plan goes on.\n");
        };
        terminal.Errors.WriteLine("Ctrl-C or p pauses the scan.");
        new Thread(ReadKeys) { IsBackground = true, Name = "keyboard" }.Start();
    }

    /// <summary>Runs a plan to its end; whenever it pauses, the user says how it goes on.</summary>
    public RunResult Drive(Func<RunResult> run)
    {
        var result = run();
        while (result.IsInterrupted)
        {
            result = _terminal.ReadKey is null ? _engine.Abort("paused, and there is no keyboard to resume from") : Ask();
        }

        return result;
    }

    public void Dispose()
    {
        foreach (var source in _sources) source.Dispose();
        _answers.CompleteAdding();
    }

    private RunResult Ask()
    {
        while (true)
        {
            Prompt("Paused. r: resume, s: stop, a: abort, h: halt ");
            switch (_answers.Take())
            {
                case 'r':
                    Prompt("\n");
                    return _engine.Resume();
                case 's':
                    Prompt("\n");
                    return _engine.Stop();
                case 'h':
                    Prompt("\n");
                    return _engine.Halt();
                case 'a':
                    Prompt("\nWhy? ");
                    return _engine.Abort(ReadLine());
                case CtrlC:
                    Prompt("\n");
                    return _engine.Abort("Ctrl-C");
            }
        }
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        while (true)
        {
            switch (_answers.Take())
            {
                case '\r' or '\n' or CtrlC:
                    Prompt("\n");
                    return line.ToString();
                case '\b' or '\x7f':
                    if (line.Length > 0) line.Length--;
                    break;
                case var letter when !char.IsControl(letter):
                    line.Append(letter);
                    break;
            }

            Prompt($"\r\x1b[KWhy? {line}");
        }
    }

    private void Prompt(string text) => _view.Say(text);

    private PosixSignalRegistration Keyboard(Func<bool> interrupt)
    {
        _interrupt = interrupt;
        return PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = Press(CtrlC));
    }

    private void ReadKeys()
    {
        while (!_answers.IsAddingCompleted && _terminal.ReadKey!() is { } key) Press(key);
    }

    // False where the process is to end.
    private bool Press(char key)
    {
        if (_answers.IsAddingCompleted) return false;
        if (_engine.State != EngineState.Paused) return key is not ('p' or CtrlC) || (key == 'p' && IsHeldDown()) || _interrupt();
        _answers.Add(key);
        return true;
    }

    // Many a Ctrl-C gives the engine up. A key that repeats must not.
    private bool IsHeldDown()
    {
        if (_terminal.Time.GetElapsedTime(_lastPress) > Patience) _presses = 0;
        _lastPress = _terminal.Time.GetTimestamp();
        return ++_presses > MostPresses;
    }

    // Before the plan has begun, or after its end, a signal ends the process as it does without us.
    private void OnInterrupt(PosixSignalContext context)
    {
        if (_engine.State == EngineState.Idle) return;
        context.Cancel = true;
        if (Interlocked.Exchange(ref _isAborting, true)) Try(_engine.RequestHalt);
        else Try(() => _engine.RequestAbort("Ctrl-C"));
    }

    private void OnTerminate(PosixSignalContext context)
    {
        if (_engine.State == EngineState.Idle) return;
        context.Cancel = true;
        if (_engine.State == EngineState.Paused) Press(CtrlC);
        else Try(() => _engine.RequestAbort($"asked to terminate ({context.Signal})"));
    }

    // The plan may have ended, or be ending, meanwhile.
    private static void Try(Action request)
    {
        try
        {
            request();
        }
        catch (TransitionException)
        {
            // What was asked for is over.
        }
    }
}
