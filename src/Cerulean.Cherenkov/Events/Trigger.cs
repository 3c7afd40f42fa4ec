namespace Cerulean.Cherenkov.Events;

/// <summary>The trigger of the array.</summary>
public sealed class Trigger
{
    /// <summary>When.</summary>
    public UtcTime Time { get; init; }

    /// <summary>What made the event.</summary>
    public EventType EventType { get; init; } = EventType.Unknown;

    /// <summary>Numbers of the telescopes that took part, in the order in which they came.</summary>
    public IReadOnlyList<int> TelsWithTrigger { get; init; } = [];
}
