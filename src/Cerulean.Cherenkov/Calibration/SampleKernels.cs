using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cerulean.Cherenkov.Calibration;

/// <summary>What is done to each sample. The last vector of a trace overlaps the one before it, so that no samples are left over.</summary>
internal static class SampleKernels
{
    private const int Width = 8;

    /// <summary>(sample - pedestal) × factor.</summary>
    public static void Convert(ReadOnlySpan<ushort> samples, float pedestal, float factor, Span<float> target)
    {
        if (target.Length < samples.Length) throw new ArgumentException("The target is too short.", nameof(target));
        if (samples.Length < Width)
        {
            for (var i = 0; i < samples.Length; i++) target[i] = (samples[i] - pedestal) * factor;
            return;
        }

        ref var source = ref MemoryMarshal.GetReference(samples);
        ref var result = ref MemoryMarshal.GetReference(target);
        var (pedestals, factors, last) = (Vector256.Create(pedestal), Vector256.Create(factor), samples.Length - Width);
        for (var i = 0; i < last; i += Width) Convert(ref source, (nuint)i, pedestals, factors, ref result);
        Convert(ref source, (nuint)last, pedestals, factors, ref result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert(ref ushort source, nuint place, Vector256<float> pedestals, Vector256<float> factors, ref float target)
    {
        var counts = Vector256.WidenLower(Vector128.LoadUnsafe(ref source, place).ToVector256Unsafe());
        ((Vector256.ConvertToSingle(counts.AsInt32()) - pedestals) * factors).StoreUnsafe(ref target, place);
    }

    /// <summary>True if one is above the limit.</summary>
    public static bool IsAnyAbove(ReadOnlySpan<ushort> samples, ushort limit)
    {
        if (samples.Length < Width)
        {
            foreach (var sample in samples)
                if (sample > limit)
                    return true;
            return false;
        }

        ref var source = ref MemoryMarshal.GetReference(samples);
        var most = Vector128<ushort>.Zero;
        for (var i = 0; i < samples.Length - Width; i += Width) most = Vector128.Max(most, Vector128.LoadUnsafe(ref source, (nuint)i));
        most = Vector128.Max(most, Vector128.LoadUnsafe(ref source, (nuint)(samples.Length - Width)));
        return Vector128.GreaterThanAny(most, Vector128.Create(limit));
    }
}
