namespace Cerulean.Engine;

/// <summary>What can be asked of the engine; of what is asked at a time, what stands later here goes before.</summary>
internal enum RequestKind
{
    None,
    Suspend,
    Pause,
    Stop,
    Abort,
    Halt,
    Panic,
}
