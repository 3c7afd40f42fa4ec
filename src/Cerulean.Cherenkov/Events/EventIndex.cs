namespace Cerulean.Cherenkov.Events;

/// <summary>Which event: the observation and its number there. Events without a number get -1, -2 and so on.</summary>
public readonly record struct EventIndex(int ObsId, long EventId);
