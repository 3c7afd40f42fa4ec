namespace Cerulean.Cherenkov.Events;

/// <summary>The trigger of one telescope.</summary>
public sealed class TelescopeTrigger : IDisposable
{
    /// <summary>When.</summary>
    public UtcTime Time { get; init; }

    /// <summary>After the trigger of the array, ns.</summary>
    public float RelativeTimeNs { get; init; }

    /// <summary>What made the event.</summary>
    public EventType EventType { get; init; } = EventType.Unknown;

    /// <summary>Pixels that triggered; null where they are not stored.</summary>
    public PixelArray<int>? Pixels { get; init; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => Pixels?.Dispose();
}
