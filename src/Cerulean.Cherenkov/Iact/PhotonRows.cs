using System.Runtime.InteropServices;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>What objects of photons begin with, and their rows.</summary>
internal readonly record struct PhotonRows(short ArrayId, short TelescopeId, float Photons, int Count)
{
    /// <summary>From here on rows are records of particles that emitted the bunch before, and not bunches.</summary>
    public const float EmitterMarker = 9990;

    private const int Columns = 8;
    private const int CompactFrom = 1000;
    private const float Tenth = 0.1f;
    private const float CosineUnit = 30000;
    private const float HeightDigits = 0.001f;
    private const float PhotonUnit = 0.01f;

    /// <summary>Versions below 1000 have numbers of 32 bits, those from 1000 on of 16; others have not been seen.</summary>
    public static bool Supports(int version) => version is 0 or CompactFrom;

    /// <summary>Reads the beginning; the rows that it counts are there.</summary>
    public static PhotonRows Begin(ref ContentReader content, int rowBytes)
    {
        var (array, telescope, photons) = (content.ReadInt16(), content.ReadInt16(), content.ReadSingle());
        return new PhotonRows(array, telescope, photons, content.CheckCount(content.ReadInt32(), rowBytes));
    }

    /// <summary>The same for rows of eight columns.</summary>
    public static PhotonRows Begin(ref ContentReader content) =>
        Begin(ref content, Columns * (IsCompact(content.Header) ? sizeof(short) : sizeof(float)));

    /// <summary>Reads rows of eight columns; shape (rows, 8).</summary>
    public static void Read<T>(ref ContentReader content, Span<T> rows)
        where T : unmanaged
    {
        var values = MemoryMarshal.Cast<T, float>(rows);
        if (IsCompact(content.Header)) ReadCompact(ref content, values);
        else content.Read(values);
    }

    private static bool IsCompact(in EventIOHeader header) => header.Version >= CompactFrom;

    // Cosines are kept within what a cosine can be, as the makers of the format do.
    private static void ReadCompact(ref ContentReader content, Span<float> values)
    {
        Span<short> row = stackalloc short[Columns];
        for (; !values.IsEmpty; values = values[Columns..])
        {
            content.Read(row);
            values[7] = row[7];
            values[6] = row[6] * PhotonUnit;
            values[5] = MathF.Pow(10, row[5] * HeightDigits);
            values[4] = row[4] * Tenth;
            values[3] = Math.Clamp(row[3] / CosineUnit, -1, 1);
            values[2] = Math.Clamp(row[2] / CosineUnit, -1, 1);
            values[1] = row[1] * Tenth;
            values[0] = row[0] * Tenth;
        }
    }
}
