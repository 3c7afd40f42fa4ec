namespace Cerulean.Cherenkov.Events;

/// <summary>What one telescope saw of an event, level by level; it knows nothing of the array. A level that is not there is null.</summary>
public sealed class TelescopeEvent : IDisposable
{
    /// <summary>Which event of which telescope.</summary>
    public required TelescopeEventIndex Index { get; init; }

    /// <summary>What made the event, as the array knows it; what the telescope itself knows is in <see cref="Trigger"/>.</summary>
    public EventType EventType { get; init; } = EventType.Unknown;

    /// <summary>When and by what the telescope was triggered.</summary>
    public TelescopeTrigger Trigger { get; init; } = new();

    /// <summary>What only a simulation knows of the camera.</summary>
    public SimulatedCamera? Simulation { get; set; }

    /// <summary>Raw samples.</summary>
    public R0Camera? R0 { get; set; }

    /// <summary>Calibrated samples.</summary>
    public R1Camera? R1 { get; set; }

    /// <summary>Samples as archived after data volume reduction; they have the form of calibrated ones.</summary>
    public R1Camera? Dl0 { get; set; }

    /// <summary>Image and parameters.</summary>
    public Dl1Camera? Dl1 { get; set; }

    /// <summary>What is reconstructed from this telescope alone.</summary>
    public Dl2? Dl2 { get; set; }

    /// <summary>Calibration and pointing that hold for this event.</summary>
    public Monitoring Monitoring { get; init; } = new();

    /// <summary>Forgets levels of data and gives their memory back.</summary>
    public void Drop(DataLevels levels)
    {
        if (levels.HasFlag(DataLevels.R0)) R0 = Dropped(R0);
        if (levels.HasFlag(DataLevels.R1)) R1 = Dropped(R1);
        if (levels.HasFlag(DataLevels.Dl0)) Dl0 = Dropped(Dl0);
        if (levels.HasFlag(DataLevels.Dl1)) Dl1 = Dropped(Dl1);
        if (levels.HasFlag(DataLevels.Dl2)) Dl2 = null;
        if (levels.HasFlag(DataLevels.Simulation)) Simulation = Dropped(Simulation);
    }

    /// <summary>Gives all memory back.</summary>
    public void Dispose()
    {
        Trigger.Dispose();
        Drop((DataLevels)~0);
    }

    private static T? Dropped<T>(T? level)
        where T : class, IDisposable
    {
        level?.Dispose();
        return null;
    }
}
