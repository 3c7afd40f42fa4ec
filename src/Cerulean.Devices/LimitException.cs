namespace Cerulean.Devices;

/// <summary>A device does not take a value, such as one outside its limits.</summary>
public sealed class LimitException(string message) : ArgumentException(message);
