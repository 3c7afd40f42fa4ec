namespace Cerulean.Engine;

/// <summary>What was asked for is not possible in the state that the engine is in; the state has not changed.</summary>
public sealed class TransitionException(EngineState from, EngineState to)
    : InvalidOperationException($"The run engine is {from.ToString().ToLowerInvariant()} and cannot become {to.ToString().ToLowerInvariant()}.{Remedy(from, to)}")
{
    /// <summary>The state that the engine is in.</summary>
    public EngineState From => from;

    /// <summary>The state that it would have had to take.</summary>
    public EngineState To => to;

    private static string Remedy(EngineState from, EngineState to) => from switch
    {
        EngineState.Paused => " Call Resume, Stop, Abort or Halt.",
        EngineState.Panicked => " Make another engine.",
        EngineState.Idle => "",
        EngineState.Pausing => " It brings devices to rest: wait for it.",
        EngineState.Stopping or EngineState.Aborting when to != EngineState.Halting => " The plan cleans up: wait for it, or halt it.",
        EngineState.Halting => " Devices are released: wait for it.",
        // It was refused all the same.
        _ when EngineTransitions.Allow(from, to) => " The plan has ended, and devices are released: wait for it.",
        _ => "",
    };
}
