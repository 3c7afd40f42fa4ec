using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Cerulean.Assets.Tiff;

/// <summary>Makes values of differences, and brings them into little endian order.</summary>
internal static class TiffPredictor
{
    private const int Differences = 2;
    private const int Floats = 3;

    public static void Undo(int predictor, Span<byte> pixels, int row, int itemSize, int samples, bool isBigEndian)
    {
        // Floats are split into bytes, high ones first whatever the order of the file.
        if (isBigEndian && predictor != Floats) Swap(pixels, itemSize);
        for (var at = 0; predictor != 1 && at < pixels.Length; at += row)
        {
            var values = pixels.Slice(at, row);
            if (predictor == Floats) Join(values, itemSize, samples);
            else if (predictor == Differences) Sum(values, itemSize, samples);
        }
    }

    private static void Swap(Span<byte> pixels, int itemSize)
    {
        if (itemSize == 2) Reverse(MemoryMarshal.Cast<byte, ushort>(pixels));
        else if (itemSize == 4) Reverse(MemoryMarshal.Cast<byte, uint>(pixels));
        else if (itemSize == 8) Reverse(MemoryMarshal.Cast<byte, ulong>(pixels));
    }

    private static void Reverse(Span<ushort> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Reverse(Span<uint> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Reverse(Span<ulong> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Sum(Span<byte> row, int itemSize, int samples)
    {
        if (itemSize == 1) Sum(row, samples);
        else if (itemSize == 2) Sum(MemoryMarshal.Cast<byte, ushort>(row), samples);
        else if (itemSize == 4) Sum(MemoryMarshal.Cast<byte, uint>(row), samples);
        else Sum(MemoryMarshal.Cast<byte, ulong>(row), samples);
    }

    private static void Sum<T>(Span<T> row, int samples) where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = samples; i < row.Length; i++) row[i] += row[i - samples];
    }

    // Differences of bytes; the highest bytes of all values come first.
    private static void Join(Span<byte> row, int itemSize, int samples)
    {
        Sum<byte>(row, samples);
        var split = ArrayPool<byte>.Shared.Rent(row.Length);
        row.CopyTo(split);
        var values = row.Length / itemSize;
        for (var part = 0; part < itemSize; part++)
        {
            var bytes = split.AsSpan(part * values, values);
            for (var i = 0; i < values; i++) row[(i * itemSize) + itemSize - 1 - part] = bytes[i];
        }

        ArrayPool<byte>.Shared.Return(split);
    }
}
