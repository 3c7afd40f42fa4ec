using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>One value of a device.</summary>
/// <param name="Value">The value.</param>
/// <param name="Timestamp">When it was read, in Unix seconds.</param>
public readonly record struct Reading(JsonValue Value, double Timestamp)
{
    /// <summary>Severity of an alarm as control systems number it: 0 for none; null where the device does not say.</summary>
    public int? AlarmSeverity { get; init; }

    /// <summary>What the alarm says.</summary>
    public string? Message { get; init; }
}
