using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>How a shower develops with depth (1211): several distributions of the same steps.</summary>
public sealed class Longitudinal
{
    private readonly float[] _values;

    private Longitudinal(ref ContentReader content)
    {
        (EventId, Kind) = (content.ReadInt32(), content.ReadInt32());
        (Distributions, Steps) = (Math.Max(content.ReadInt16(), (short)0), Math.Max(content.ReadInt16(), (short)0));
        StepGcm2 = content.ReadSingle();
        _values = content.ReadArray<float>((long)Distributions * Steps);
    }

    /// <summary>Number of the event.</summary>
    public int EventId { get; }

    /// <summary>What is distributed: 1 numbers of particles, 2 energy, 3 energy deposits.</summary>
    public int Kind { get; }

    /// <summary>
    /// Number of distributions; usually 9: gammas, positrons, electrons, positive and negative muons, hadrons, charged particles, nuclei, Cherenkov photons.
    /// </summary>
    public int Distributions { get; }

    /// <summary>Number of steps.</summary>
    public int Steps { get; }

    /// <summary>Depth of a step, g/cm2.</summary>
    public float StepGcm2 { get; }

    /// <summary>A distribution; shape (steps).</summary>
    public ReadOnlySpan<float> this[int distribution] => _values.AsSpan(distribution * Steps, Steps);

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static Longitudinal Read(EventIOObject item)
    {
        var content = item.Read();
        return new Longitudinal(ref content);
    }
}
