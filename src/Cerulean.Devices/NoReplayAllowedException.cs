namespace Cerulean.Devices;

/// <summary>Thrown by <see cref="IPausable.PauseAsync"/>: what the plan did since its checkpoint must not be done again; the plan goes on where it paused.</summary>
public sealed class NoReplayAllowedException(string message) : Exception(message);
