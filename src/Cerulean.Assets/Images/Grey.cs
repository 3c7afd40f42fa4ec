using System.Globalization;
using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Assets.Images;

/// <summary>Numbers of any type as 16-bit grey: the lowest finite value is black, the highest white; NaN is black.</summary>
internal static class Grey
{
    public static (NdArray Image, string Note) From(NdArray image)
    {
        var values = new double[image.Size];
        for (var i = 0; i < values.Length; i++) values[i] = Value(image, i);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (low > high) (low, high) = (0, 0);
        var grey = new byte[values.Length * sizeof(ushort)];
        var levels = MemoryMarshal.Cast<byte, ushort>(grey.AsSpan());
        // Halves, so that a range as wide as a float is long does not overflow.
        var range = (high / 2) - (low / 2);
        for (var i = 0; i < levels.Length; i++) levels[i] = Level(values[i], low, range);
        var note = string.Create(CultureInfo.InvariantCulture, $"values from {low:R} (black) to {high:R} (white) were scaled to 16 bits; .npy and .tiff keep them as they are");
        return (new NdArray(DType.Parse("<u2"), image.Shape, grey), note);
    }

    private static ushort Level(double value, double low, double range)
    {
        if (double.IsNaN(value)) return 0;
        var part = range > 0 ? ((value / 2) - (low / 2)) / range : value > low ? 1 : 0;
        return (ushort)Math.Round(Math.Clamp(part, 0, 1) * ushort.MaxValue);
    }

    private static double Value(NdArray image, int index)
    {
        var bytes = image.Data.Span.Slice(index * image.DType.ItemSize, image.DType.ItemSize);
        return (image.DType.Kind, image.DType.ItemSize) switch
        {
            ('b', _) => bytes[0] == 0 ? 0 : 1,
            ('u', 4) => MemoryMarshal.Read<uint>(bytes),
            ('u', _) => MemoryMarshal.Read<ulong>(bytes),
            ('i', 1) => (sbyte)bytes[0],
            ('i', 2) => MemoryMarshal.Read<short>(bytes),
            ('i', 4) => MemoryMarshal.Read<int>(bytes),
            ('i', _) => MemoryMarshal.Read<long>(bytes),
            ('f', 2) => (double)MemoryMarshal.Read<Half>(bytes),
            ('f', 4) => MemoryMarshal.Read<float>(bytes),
            _ => MemoryMarshal.Read<double>(bytes),
        };
    }
}
