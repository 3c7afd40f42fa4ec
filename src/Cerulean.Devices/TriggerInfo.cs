namespace Cerulean.Devices;

/// <summary>What is asked of a detector: how many events, of how many frames each, and how long a frame is exposed.</summary>
public sealed record TriggerInfo
{
    /// <summary>Number of events; null for as many as come until the end is asked for.</summary>
    public long? Events { get; init; } = 1;

    /// <summary>Number of frames that make one event.</summary>
    public int FramesPerEvent { get; init; } = 1;

    /// <summary>How long a frame is exposed; null for what the camera is set to.</summary>
    public TimeSpan? Exposure { get; init; }

    /// <summary>Least time from the end of one exposure to the begin of the next.</summary>
    public TimeSpan Deadtime { get; init; }

    /// <summary>Number of frames of all events; null for as many as come until the end is asked for.</summary>
    public long? Frames => Events * FramesPerEvent;
}
