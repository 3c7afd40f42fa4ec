using System.Text;

namespace Cerulean.Devices;

/// <summary>A device could not be connected. The message is a tree: each part that failed, with its reason.</summary>
public sealed class NotConnectedException : Exception
{
    internal NotConnectedException(string device, Exception? reason, IReadOnlyList<NotConnectedException> parts) : base(null, reason) =>
        (Device, Parts) = (device, parts);

    /// <summary>Name of the device, within the device of which it is a part; empty where several devices were connected at once.</summary>
    public string Device { get; }

    /// <summary>The parts that are not connected.</summary>
    public IReadOnlyList<NotConnectedException> Parts { get; }

    /// <inheritdoc/>
    public override string Message
    {
        get
        {
            var text = new StringBuilder("Not connected:");
            foreach (var root in Device.Length == 0 && InnerException is null ? Parts : [this]) root.Write(text, depth: 1);
            return text.ToString();
        }
    }

    private void Write(StringBuilder text, int depth)
    {
        text.Append('\n').Append(' ', 2 * depth).Append(Device.Length > 0 ? Device : "(its value)");
        if (InnerException is not null) text.Append(": ").Append(InnerException.Message);
        foreach (var part in Parts) part.Write(text, depth + 1);
    }
}
