using Cerulean.Devices;
using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine;

/// <summary>One event of the same devices again and again: its messages are made once.</summary>
internal sealed class Shot
{
    private readonly Message.Trigger[] _triggers;
    private readonly Message.Wait _wait;
    private readonly Message.Create _create;
    private readonly Message.Read[] _reads;

    public Shot(IReadOnlyList<IReadable> devices, string stream)
    {
        var roots = Ancestry.WithoutParts(devices);
        var group = GroupName.Next("trigger");
        _triggers = [.. roots.OfType<ITriggerable>().Select(device => Trigger(device, group))];
        _wait = Wait(group);
        _create = Create(stream);
        _reads = [.. roots.Select(Read)];
    }

    /// <summary>A point of a scan: detectors, and where the motors are.</summary>
    public static Shot Of(IReadOnlyList<IReadable> detectors, IEnumerable<IMovable> motors) => new([.. detectors, .. motors.Select(Readable)], EventDescriptor.DefaultStream);

    /// <summary>A point of a scan: where the motors are, and detectors.</summary>
    public static Shot Of(IEnumerable<IMovable> motors, IReadOnlyList<IReadable> detectors, string stream) => new([.. motors.Select(Readable), .. detectors], stream);

    /// <summary>Triggers all, waits for them, and saves what they read.</summary>
    public async Plan<Readings[]> Take()
    {
        foreach (var trigger in _triggers) await trigger;
        if (_triggers.Length > 0) await _wait;
        await _create;
        var readings = new Readings[_reads.Length];
        try
        {
            // In a listing nobody answers.
            for (var i = 0; i < readings.Length; i++) readings[i] = await _reads[i] ?? Readings.Empty;
        }
        catch
        {
            await DropWhatIsOpen();
            throw;
        }

        await Save();
        return readings;
    }

    private static IReadable Readable(IMovable motor) => motor as IReadable
        ?? throw new ArgumentException($"Found the motor {motor.Name}, which cannot be read, expected one that can: a scan records where its motors are.");

    // Where a message that was repeated has failed, the rewind has given the event up already.
    public static async Plan DropWhatIsOpen()
    {
        try
        {
            await Drop();
        }
        catch (IllegalMessageSequenceException)
        {
        }
    }
}
