namespace Cerulean.Engine;

/// <summary>What a run engine is doing.</summary>
public enum EngineState
{
    /// <summary>Nothing: a plan can be run.</summary>
    Idle,

    /// <summary>It drives a plan.</summary>
    Running,

    /// <summary>It brings the devices to rest for a pause.</summary>
    Pausing,

    /// <summary>The plan waits for resume, abort, stop or halt.</summary>
    Paused,

    /// <summary>The plan is abandoned.</summary>
    Halting,

    /// <summary>The plan has been asked to end well, and cleans up.</summary>
    Stopping,

    /// <summary>The plan has been asked to end, and cleans up.</summary>
    Aborting,

    /// <summary>The plan waits for a suspender.</summary>
    Suspending,

    /// <summary>The engine was left in the midst of its work, and cannot be used any more.</summary>
    Panicked,
}
