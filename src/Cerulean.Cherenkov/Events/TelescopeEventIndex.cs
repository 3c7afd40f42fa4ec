namespace Cerulean.Cherenkov.Events;

/// <summary>Which event of which telescope.</summary>
public readonly record struct TelescopeEventIndex(int ObsId, long EventId, int TelId);
