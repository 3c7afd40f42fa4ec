using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>What it means for a detector to be triggered: how many frames that gives, and how fast they may follow each other.</summary>
public sealed class TriggerLogic
{
    private static readonly string[] Members = ["number_of_events", "exposures_per_event", "livetime", "deadtime"];

    private readonly int _framesPerEvent = 1;

    /// <summary>Number of frames that make one event, which is then an array with one axis more. It is one unless it is set.</summary>
    public int FramesPerEvent
    {
        get => _framesPerEvent;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _framesPerEvent = value;
        }
    }

    /// <summary>Least time that the camera needs from the end of one exposure to the begin of the next.</summary>
    public TimeSpan Deadtime { get; init; }

    /// <summary>What a detector does that was told nothing.</summary>
    /// <param name="events">Number of events; null for as many as come.</param>
    public TriggerInfo Default(long? events) => new() { Events = events, FramesPerEvent = FramesPerEvent, Deadtime = Deadtime };

    /// <summary>Reads what a plan prepares a detector with: {"number_of_events": 10, "livetime": 0.1}, or null for what it does by itself.</summary>
    /// <param name="value">
    /// Any of number_of_events (null for as many as come), livetime and deadtime (in seconds), and exposures_per_event, which must be that of the detector.
    /// </param>
    /// <exception cref="ArgumentException">A member is not known, or not possible with this detector.</exception>
    public TriggerInfo Read(JsonValue value)
    {
        if (value.IsNull) return Default(1);
        if (value.ObjectOrNull is not { } members) throw new ArgumentException($"Found {value.Describe()}, expected an object with any of {string.Join(", ", Members)}.");
        if (members.Names.Names.ToArray().Except(Members).FirstOrDefault() is { } unknown) throw new ArgumentException($"Found the member '{unknown}', expected any of {string.Join(", ", Members)}.");
        var asked = members.GetOrNull("exposures_per_event");
        if (!asked.IsNull && !(asked.TryGetInt64(out var frames) && frames == FramesPerEvent))
        {
            throw new ArgumentException($"exposures_per_event: found {asked.Describe()}, and the detector was made for {FramesPerEvent}.");
        }

        return Default(Events(members)) with
        {
            Exposure = Seconds(members, "livetime") is { } exposure ? exposure > TimeSpan.Zero ? exposure : throw Wrong(members, "livetime", "seconds above 0") : null,
            Deadtime = Seconds(members, "deadtime") is { } deadtime ? deadtime >= Deadtime ? deadtime : throw Wrong(members, "deadtime", $"at least {Deadtime.TotalSeconds} s") : Deadtime,
        };
    }

    private static long? Events(JsonObject members)
    {
        if (!members.TryGetValue("number_of_events", out var value)) return 1;
        if (value.IsNull) return null;
        return value.TryGetInt64(out var count) && count > 0 ? count : throw Wrong(members, "number_of_events", "an integer above 0, or null");
    }

    private static TimeSpan? Seconds(JsonObject members, string name)
    {
        var value = members.GetOrNull(name);
        if (value.IsNull) return null;
        return value.TryGetDouble(out var seconds) && seconds is >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : throw Wrong(members, name, "seconds from 0");
    }

    private static ArgumentException Wrong(JsonObject members, string name, string expected) => new($"{name}: found {members[name].Describe()}, expected {expected}.");
}
