namespace Cerulean.Engine;

/// <summary>What can be asked of the engine; what comes later goes before.</summary>
internal enum RequestKind
{
    None,
    Suspend,
    Pause,
    Stop,
    Abort,
    Halt,
}
