namespace Cerulean.Cherenkov.Events;

/// <summary>
/// What an array of telescopes saw of one shower, or of one calibration: levels of the array, and in <see cref="Tel"/> an event for each telescope with data
/// (CEP-002 of ctapipe). Dispose of it to give its memory back; who does not leaves it to the garbage collector.
/// </summary>
public sealed class SubarrayEvent : IDisposable
{
    /// <summary>Which event.</summary>
    public required EventIndex Index { get; init; }

    /// <summary>How many events came before it from the same source.</summary>
    public long Count { get; init; }

    /// <summary>When and by what telescopes it was triggered.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>Where the array pointed.</summary>
    public ArrayPointing Pointing { get; init; } = new();

    /// <summary>The true shower; null where there was none, or where the event is observed.</summary>
    public SimulatedShower? Simulation { get; set; }

    /// <summary>The reconstructed shower.</summary>
    public Dl2? Dl2 { get; set; }

    /// <summary>The telescopes with data, by their number.</summary>
    public TelescopeEvents Tel { get; } = [];

    /// <summary>Forgets levels of data of the array and of all its telescopes, and gives their memory back.</summary>
    public void Drop(DataLevels levels)
    {
        foreach (var telescope in Tel) telescope.Drop(levels);
        if (levels.HasFlag(DataLevels.Simulation)) Simulation = null;
        if (levels.HasFlag(DataLevels.Dl2)) Dl2 = null;
    }

    /// <summary>Gives all memory back.</summary>
    public void Dispose()
    {
        foreach (var telescope in Tel) telescope.Dispose();
    }
}
