using System.Globalization;
using Cerulean.Assets.Hdf5;
using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>A part of a dataset in numpy's notation, such as (:, 10:20, ::2, 3, ...); a number drops its axis, and squeeze those of length 1.</summary>
internal sealed class Hdf5Slice
{
    private readonly string[] _parts;
    private readonly bool _isSqueezed;

    private Hdf5Slice(string[] parts, bool isSqueezed) => (_parts, _isSqueezed) = (parts, isSqueezed);

    /// <summary>All of a dataset.</summary>
    public static Hdf5Slice Whole { get; } = new([], isSqueezed: false);

    /// <summary>The slice of a stream resource: its parameters slice, a text or a list, and squeeze.</summary>
    public static Hdf5Slice Of(JsonObject parameters)
    {
        var slice = parameters.GetOrNull("slice");
        var isSqueezed = parameters.GetOrNull("squeeze") == true;
        var text = slice.StringOrNull ?? string.Join(',', Enumerable.Range(0, slice.Count).Select(i => slice[i].TryGetInt64(out var index) ? $"{index}" : slice[i].StringOrNull ?? "?"));
        var parts = text.Trim('(', ')', '[', ']', ' ').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 && !isSqueezed ? Whole : new Hdf5Slice(parts, isSqueezed);
    }

    /// <summary>What is chosen of each axis of a shape, and which axes stay.</summary>
    /// <exception cref="AssetException">The slice does not go with the shape.</exception>
    public (Hdf5Axis[] Axes, int[] Kept) Of(ReadOnlySpan<long> shape)
    {
        var (axes, kept) = (new Hdf5Axis[shape.Length], new List<int>(shape.Length));
        var rest = Array.IndexOf(_parts, "...");
        var behind = rest < 0 ? 0 : _parts.Length - rest - 1;
        if (rest < 0) rest = _parts.Length;
        if (rest + behind > shape.Length) throw new AssetException($"Found the slice ({string.Join(", ", _parts)}) of {shape.Length} axes, expected at most as many parts as axes.");
        for (var i = 0; i < axes.Length; i++)
        {
            var part = i < rest ? _parts[i] : i >= axes.Length - behind ? _parts[^(axes.Length - i)] : ":";
            axes[i] = Axis(part, shape[i]);
            var isDropped = !part.Contains(':', StringComparison.Ordinal) || (_isSqueezed && axes[i].Count == 1);
            if (!isDropped) kept.Add(i);
        }

        return (axes, [.. kept]);
    }

    private static Hdf5Axis Axis(string part, long length)
    {
        if (part == ":") return new Hdf5Axis(0, length);
        var numbers = part.Split(':', StringSplitOptions.TrimEntries).Select(text => Number(text, part)).ToArray();
        if (numbers is [{ } index])
        {
            var at = index < 0 ? index + length : index;
            return at >= 0 && at < length ? new Hdf5Axis(at, 1) : throw new AssetException($"Found {part} in a slice, expected an element of an axis of length {length}.");
        }

        if (numbers.Length is < 2 or > 3 || numbers.ElementAtOrDefault(2) <= 0) throw Unknown(part);
        var start = Bound(numbers[0] ?? 0, length);
        var stop = Bound(numbers[1] ?? length, length);
        var step = numbers.ElementAtOrDefault(2) ?? 1;
        return new Hdf5Axis(start, stop > start ? ((stop - start - 1) / step) + 1 : 0, step);
    }

    private static long Bound(long index, long length) => Math.Clamp(index < 0 ? index + length : index, 0, length);

    private static long? Number(string text, string part) => text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unknown(part);

    private static AssetException Unknown(string part) => new($"Found '{part}' in a slice, expected a number, start:stop, start:stop:step with a step above 0, or ... for all other axes.");
}
