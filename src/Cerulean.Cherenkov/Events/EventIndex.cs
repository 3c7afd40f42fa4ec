namespace Cerulean.Cherenkov.Events;

/// <summary>Which event: the observation and its number there. Calibration events, and those without a number, have negative ones.</summary>
public readonly record struct EventIndex(int ObsId, long EventId);
