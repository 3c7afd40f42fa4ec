using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Further traces of a camera, such as those of its trigger (types 2029, digital, and 2030, analog).</summary>
public sealed record AuxiliaryTraces
{
    /// <summary>Kind of the traces; 1 of the digital ones is the sum of the trigger.</summary>
    public required int Kind { get; init; }

    /// <summary>Number of the telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Length of a sample of them in samples of the camera.</summary>
    public required float TimeScale { get; init; }

    /// <summary>Number of traces.</summary>
    public required int Traces { get; init; }

    /// <summary>Number of samples of a trace.</summary>
    public required int Samples { get; init; }

    /// <summary>Digital traces, shape (traces, samples); empty for analog ones.</summary>
    public ushort[] Digital { get; init; } = [];

    /// <summary>Analog traces, shape (traces, samples); empty for digital ones.</summary>
    public float[] Analog { get; init; } = [];

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads digital ones.</summary>
    public static AuxiliaryTraces ReadDigital(EventIOObject item)
    {
        var reader = item.Read();
        var traces = ReadShape(ref reader, 1);
        var values = new ushort[traces.Traces * traces.Samples];
        if (traces.Samples > 0) reader.ReadDifferences(values, traces.Samples);
        return traces with { Digital = values };
    }

    /// <summary>Reads analog ones.</summary>
    public static AuxiliaryTraces ReadAnalog(EventIOObject item)
    {
        var reader = item.Read();
        var traces = ReadShape(ref reader, sizeof(float));
        return traces with { Analog = reader.ReadArray<float>(traces.Traces * traces.Samples) };
    }

    private static AuxiliaryTraces ReadShape(ref ContentReader reader, int bytesEach)
    {
        var read = new AuxiliaryTraces
        {
            Kind = reader.Header.Id,
            TelId = reader.ReadInt32(),
            TimeScale = reader.ReadSingle(),
            Traces = reader.CheckSparse((long)reader.ReadVarUInt()),
            Samples = reader.CheckSparse((long)reader.ReadVarUInt()),
        };
        reader.CheckCount((long)read.Traces * read.Samples, bytesEach);
        return read;
    }
}
