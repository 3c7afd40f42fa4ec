using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>How much light of a shower came to each telescope (type 2026), in the order of the telescopes in the run header.</summary>
public sealed record MCPhotoelectronSum
{
    /// <summary>Number of the event.</summary>
    public required int EventId { get; init; }

    /// <summary>Number of the shower.</summary>
    public required int ShowerId { get; init; }

    /// <summary>Photo-electrons; shape (telescopes).</summary>
    public required int[] Photoelectrons { get; init; }

    /// <summary>Number of pixels with photo-electrons of their own; shape (telescopes).</summary>
    public required int[] Pixels { get; init; }

    /// <summary>Photo-electrons of pixels, as far as there are any: index of telescope, pixels, photo-electrons of each.</summary>
    public (int Telescope, short[] Pixels, int[] Photoelectrons)[] Images { get; init; } = [];

    /// <summary>Photons; empty before version 1, else shape (telescopes).</summary>
    public float[] Photons { get; init; } = [];

    /// <summary>Photons that the atmosphere let through; empty before version 1.</summary>
    public float[] PhotonsAfterAtmosphere { get; init; } = [];

    /// <summary>Of these the ones from 300 to 600 nm; empty before version 1.</summary>
    public float[] PhotonsFrom300To600Nm { get; init; } = [];

    /// <summary>Photons weighted with the efficiency of detection; empty before version 1.</summary>
    public float[] PhotonsDetected { get; init; } = [];

    /// <summary>Photons behind the atmosphere from 350 to 450 nm; empty before version 2.</summary>
    public float[] PhotonsFrom350To450Nm { get; init; } = [];

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is >= 0 and <= 2;

    /// <summary>Reads it.</summary>
    public static MCPhotoelectronSum Read(EventIOObject item)
    {
        var reader = item.Read();
        var version = item.Header.Version;
        var (shower, count) = (reader.ReadInt32(), reader.ReadInt32());
        var (photoelectrons, pixels) = (reader.ReadArray<int>(count), reader.ReadArray<int>(count));
        return new MCPhotoelectronSum
        {
            EventId = item.Header.Id,
            ShowerId = shower,
            Photoelectrons = photoelectrons,
            Pixels = pixels,
            Images = ReadImages(ref reader, photoelectrons, pixels),
            Photons = version >= 1 ? reader.ReadArray<float>(count) : [],
            PhotonsAfterAtmosphere = version >= 1 ? reader.ReadArray<float>(count) : [],
            PhotonsFrom300To600Nm = version >= 1 ? reader.ReadArray<float>(count) : [],
            PhotonsDetected = version >= 1 ? reader.ReadArray<float>(count) : [],
            PhotonsFrom350To450Nm = version >= 2 ? reader.ReadArray<float>(count) : [],
        };
    }

    private static (int Telescope, short[] Pixels, int[] Photoelectrons)[] ReadImages(ref ContentReader reader, int[] photoelectrons, int[] pixels)
    {
        var images = new List<(int, short[], int[])>();
        for (var i = 0; i < pixels.Length; i++)
        {
            if (photoelectrons[i] <= 0 || pixels[i] <= 0) continue;
            var count = reader.ReadInt16();
            images.Add((i, reader.ReadArray<short>(count), reader.ReadArray<int>(count)));
        }

        return [.. images];
    }
}
