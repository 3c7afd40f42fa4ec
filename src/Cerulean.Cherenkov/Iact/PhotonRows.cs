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

    // The short numbers are read into the end of the memory and widened from the beginning on, which never reaches those that are still to come.
    // Cosines are kept within what a cosine can be, as the makers of the format do.
    private static void ReadCompact(ref ContentReader content, Span<float> values)
    {
        var numbers = MemoryMarshal.Cast<float, short>(values)[values.Length..];
        content.Read(numbers);
        for (var i = 0; i + Columns <= values.Length; i += Columns)
        {
            var number = numbers.Slice(i, Columns);
            var (x, y, cx, cy, time, height, photons, wavelength) = (number[0], number[1], number[2], number[3], number[4], number[5], number[6], number[7]);
            var row = values.Slice(i, Columns);
            row[0] = x * Tenth;
            row[1] = y * Tenth;
            row[2] = Math.Clamp(cx / CosineUnit, -1, 1);
            row[3] = Math.Clamp(cy / CosineUnit, -1, 1);
            row[4] = time * Tenth;
            row[5] = Heights.Of(height);
            row[6] = photons * PhotonUnit;
            row[7] = wavelength;
        }
    }

    // A power for each number that there can be: they are few, and bunches are many.
    private static class Heights
    {
        private static readonly float[] Powers = [.. Enumerable.Range(short.MinValue, ushort.MaxValue + 1).Select(number => MathF.Pow(10, number * HeightDigits))];

        public static float Of(short number) => Powers[number - short.MinValue];
    }
}
