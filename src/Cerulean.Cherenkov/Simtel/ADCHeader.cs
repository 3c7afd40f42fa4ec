using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What the identifier of ADC data says, and in older versions also their shape.</summary>
/// <param name="TelId">Number of the telescope; before version 2 its lowest five bits.</param>
/// <param name="Suppression">How pixels without a signal are left out; 0 they are not.</param>
/// <param name="Reduction">How what is stored of a pixel is made less; 0 it is not.</param>
internal readonly record struct ADCHeader(int TelId, int Suppression, int Reduction)
{
    public static ADCHeader Of(in EventIOHeader header)
    {
        var id = header.Id;
        return new ADCHeader(header.Version < 2 ? (id >> 25) & 0x1F : (id >> 12) & 0xFFFF, id & 0x1F, (id >> 5) & 0x1F);
    }

    /// <summary>Number of pixels and of channels.</summary>
    public static (int Pixels, int Channels) ReadShape(ref ContentReader reader)
    {
        var id = reader.Header.Id;
        return reader.Header.Version switch
        {
            0 => ((id >> 12) & 0x7FF, (id >> 23) & 3),
            1 => ((id >> 12) & 0xFFF, ((id >> 24) & 1) + 1),
            _ => (reader.ReadInt32(), reader.ReadInt16()),
        };
    }
}
