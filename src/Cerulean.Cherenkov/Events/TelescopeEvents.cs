using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Cherenkov.Events;

/// <summary>The telescopes of an event, in the order in which they came; looked up by their number.</summary>
public sealed class TelescopeEvents : IReadOnlyList<TelescopeEvent>
{
    private readonly List<TelescopeEvent> _events = [];

    /// <summary>Number of telescopes with data.</summary>
    public int Count => _events.Count;

    TelescopeEvent IReadOnlyList<TelescopeEvent>.this[int index] => _events[index];

    /// <summary>The event of a telescope.</summary>
    /// <exception cref="KeyNotFoundException">It has none.</exception>
    public TelescopeEvent this[int telId] => TryGet(telId, out var item) ? item : throw new KeyNotFoundException($"Telescope {telId} has no data in this event.");

    /// <summary>The event of a telescope, if it has one.</summary>
    public bool TryGet(int telId, [NotNullWhen(true)] out TelescopeEvent? item)
    {
        item = _events.Find(candidate => candidate.Index.TelId == telId);
        return item is not null;
    }

    /// <summary>Adds the event of a telescope that has none yet.</summary>
    public void Add(TelescopeEvent item)
    {
        if (TryGet(item.Index.TelId, out _)) throw new ArgumentException($"Telescope {item.Index.TelId} has an event already.", nameof(item));
        _events.Add(item);
    }

    /// <summary>Goes through the telescopes.</summary>
    public List<TelescopeEvent>.Enumerator GetEnumerator() => _events.GetEnumerator();

    IEnumerator<TelescopeEvent> IEnumerable<TelescopeEvent>.GetEnumerator() => _events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _events.GetEnumerator();
}
