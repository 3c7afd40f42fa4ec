using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Iact;

/// <summary>The true photo-electrons of one camera (type 1208). Dispose of it to give its memory back.</summary>
public sealed class PhotoElectrons : IDisposable
{
    private const int PerArray = 1000;
    private const int HasAmplitudes = 1;
    private const int HasPhotons = 4;

    private PhotoElectrons(int id, int flags, PixelArray<int> counts, int total) =>
        (ArrayId, TelescopeId, Flags, Counts, TimesNs) = (id / PerArray, id % PerArray, flags, counts, new float[total]);

    /// <summary>Number of the array.</summary>
    public int ArrayId { get; }

    /// <summary>Index of the telescope, from 0.</summary>
    public int TelescopeId { get; }

    /// <summary>Bits: 1 with amplitudes, 2 with night sky, 4 with photons, 8 photons from 300 to 550 nm.</summary>
    public int Flags { get; }

    /// <summary>Photo-electrons of each pixel; shape (pixels).</summary>
    public PixelArray<int> Counts { get; }

    /// <summary>When each came, ns: those of one pixel after those of another, in the order of pixels as they are stored.</summary>
    public float[] TimesNs { get; private set; }

    /// <summary>Signal of each, mean photo-electrons; null where they are not stored.</summary>
    public float[]? Amplitudes { get; private set; }

    /// <summary>Photons of each pixel; null where they are not stored.</summary>
    public PixelArray<int>? Photons { get; private set; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is >= 1 and <= 3;

    /// <summary>The telescope whose photo-electrons an object holds, from 0.</summary>
    public static int TelescopeOf(in EventIOHeader header) => header.Id % PerArray;

    /// <summary>Reads it.</summary>
    public static PhotoElectrons Read(EventIOObject item)
    {
        var reader = item.Read();
        var (total, pixels, flags, stored) = ReadSizes(ref reader);
        var read = new PhotoElectrons(item.Header.Id, flags, NewCounts(ref reader, pixels), reader.CheckCount(total, sizeof(float)));
        try
        {
            if ((flags & HasAmplitudes) != 0) read.Amplitudes = new float[total];
            var position = 0;
            for (; stored > 0; stored--)
            {
                var (pixel, count) = ReadPixel(ref reader, pixels);
                if (count > total - position) throw new EventIOException($"{item.Header} counts {total} photo-electrons, and has more: the file is damaged there.", item.Header.Address);
                read.Counts[pixel] = count;
                reader.Read(read.TimesNs.AsSpan(position, count));
                if (read.Amplitudes is not null) reader.Read(read.Amplitudes.AsSpan(position, count));
                position += count;
            }

            if ((flags & HasPhotons) != 0) read.Photons = ReadPhotons(ref reader, pixels);
            return read;
        }
        catch (EventIOException)
        {
            read.Dispose();
            throw;
        }
    }

    /// <summary>Reads no more than how many photo-electrons each pixel has.</summary>
    public static PixelArray<int> ReadCounts(EventIOObject item)
    {
        var reader = item.Read();
        var (_, pixels, flags, stored) = ReadSizes(ref reader);
        var counts = NewCounts(ref reader, pixels);
        for (; stored > 0; stored--)
        {
            var (pixel, count) = ReadPixel(ref reader, pixels);
            counts[pixel] = count;
            reader.Skip(reader.CheckCount(count, sizeof(float)) * sizeof(float) * ((flags & HasAmplitudes) != 0 ? 2 : 1));
        }

        return counts;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Counts.Dispose();
        Photons?.Dispose();
    }

    private static (int Total, int Pixels, int Flags, int Stored) ReadSizes(ref ContentReader reader)
    {
        var (total, pixels) = (reader.ReadInt32(), reader.ReadInt32());
        return (total, pixels, reader.Header.Version > 1 ? reader.ReadInt16() : 0, reader.CheckCount(reader.ReadInt32()));
    }

    private static PixelArray<int> NewCounts(ref ContentReader reader, int pixels)
    {
        var counts = new PixelArray<int>(reader.CheckSparse(pixels));
        counts.Values.Clear();
        return counts;
    }

    private static (int Pixel, int Count) ReadPixel(ref ContentReader reader, int pixels)
    {
        var pixel = reader.CheckIndex(reader.Header.Version > 2 ? (long)reader.ReadVarUInt() : reader.ReadInt16(), pixels);
        return (pixel, reader.CheckCount(reader.ReadInt32(), sizeof(float)));
    }

    private static PixelArray<int> ReadPhotons(ref ContentReader reader, int pixels)
    {
        var photons = NewCounts(ref reader, pixels);
        for (var stored = reader.CheckCount(reader.ReadInt32(), sizeof(short) + sizeof(int)); stored > 0; stored--)
        {
            var pixel = reader.CheckIndex(reader.ReadInt16(), pixels);
            photons[pixel] = reader.ReadInt32();
        }

        return photons;
    }
}
