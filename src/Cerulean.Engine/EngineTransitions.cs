using static Cerulean.Engine.EngineState;

namespace Cerulean.Engine;

/// <summary>Which state may follow which.</summary>
internal static class EngineTransitions
{
    public static bool Allow(EngineState from, EngineState to) => from switch
    {
        Idle => to is Running or Panicked,
        Running => to is Idle or Pausing or Halting or Stopping or Aborting or Suspending or Panicked,
        Pausing => to is Paused or Idle or Halting or Aborting or Panicked,
        // A suspension may last for hours, and the user need not wait for its end.
        Suspending => to is Running or Pausing or Halting or Stopping or Aborting or Panicked,
        Paused => to is Idle or Running or Halting or Stopping or Aborting or Panicked,
        // A plan that hangs while it cleans up can still be halted.
        Stopping or Aborting => to is Idle or Halting or Panicked,
        Halting => to is Idle or Panicked,
        _ => false,
    };
}
