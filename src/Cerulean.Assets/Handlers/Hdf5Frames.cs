using Cerulean.Assets.Hdf5;
using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>The frames of one dataset of one file, which is opened when the first of them is read. Frames are the elements along the first axis.</summary>
/// <param name="path">The file.</param>
/// <param name="name">The dataset.</param>
/// <param name="isGrowing">It may grow while it is read.</param>
/// <param name="slice">The part of the dataset that counts.</param>
internal sealed class Hdf5Frames(string path, string name, bool isGrowing, Hdf5Slice? slice = null) : IDisposable
{
    private readonly Hdf5Slice _slice = slice ?? Hdf5Slice.Whole;
    private Hdf5File? _file;
    private Hdf5Dataset? _dataset;
    private bool _isDisposed;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Axes of what is read, with that of the frames.</summary>
    public int Rank => _slice.Of(Open().Shape).Kept.Length;

    /// <summary>The datasets of several files, whole: an array (files, shape of the dataset).</summary>
    public static NdArray ReadWhole(IReadOnlyList<string> paths, string name, ArrayMemory memory, Hdf5Slice? slice = null)
    {
        var (taken, target, first) = (Memory<byte>.Empty, ArrayMemory.Fresh, (NdArray?)null);
        foreach (var path in paths)
        {
            using var frames = new Hdf5Frames(path, name, isGrowing: false, slice);
            var dataset = frames.Open();
            var part = frames._slice.Of(dataset.Shape);
            if (first is null)
            {
                taken = memory.Take(Hdf5Dataset.SizeOf(dataset.DType, part.Axes, paths.Count));
                target = ArrayMemory.Lend(taken);
            }
            else if (dataset.DType != first.DType || !first.Shape.SequenceEqual(part.Kept.Select(axis => (int)part.Axes[axis].Count).ToArray()))
            {
                throw new AssetException($"{dataset}: found {dataset.DType} of shape ({string.Join(", ", dataset.Shape)}), expected {first} as in {paths[0]}.");
            }

            var array = Read(dataset, part, target);
            first ??= array;
        }

        return first is null ? throw new AssetException($"Found no files, expected at least one with the dataset {name}.") : new NdArray(first.DType, [paths.Count, .. first.Shape], taken);
    }

    /// <summary>An array (frames, further axes).</summary>
    /// <exception cref="IOException">The file, or a frame, is not there yet.</exception>
    public NdArray Read(StreamRange frames, ArrayMemory memory)
    {
        var dataset = Open();
        var part = _slice.Of(dataset.Shape);
        if (frames.Stop > Length(part)) part = _slice.Of((dataset = Renew()).Shape);
        if (frames.Start < 0 || frames.Stop < frames.Start) throw new AssetException($"{dataset}: found frames {frames.Start} to {frames.Stop}, expected a range from 0 on.");
        if (frames.Stop > Length(part))
        {
            throw new IOException($"{dataset}: found {Length(part)} frames, expected {frames.Stop}: the last of them are not there, or not yet. Let the program that writes the file finish.");
        }

        if (part.Kept.Length > 0)
        {
            ref var rows = ref part.Axes[part.Kept[0]];
            rows = new Hdf5Axis(rows.Start + (frames.Start * rows.Step), frames.Count, rows.Step);
        }

        return Read(dataset, part, memory);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Close();
    }

    // Without axes there is one frame: the scalar.
    private static long Length((Hdf5Axis[] Axes, int[] Kept) part) => part.Kept.Length == 0 ? 1 : part.Axes[part.Kept[0]].Count;

    private static NdArray Read(Hdf5Dataset dataset, (Hdf5Axis[] Axes, int[] Kept) part, ArrayMemory memory)
    {
        var array = dataset.Read(part.Axes, memory);
        if (part.Kept.Length == part.Axes.Length) return array;
        Span<int> shape = stackalloc int[part.Kept.Length];
        for (var i = 0; i < shape.Length; i++) shape[i] = array.Shape[part.Kept[i]];
        return array.Reshape(shape);
    }

    private Hdf5Dataset Open()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _file ??= Hdf5File.Open(path, isGrowing);
        return _dataset ??= _file.Dataset(name);
    }

    // A file that is not known to grow, or does not let itself be read while it does, may have been written anew.
    private Hdf5Dataset Renew()
    {
        if (isGrowing && _file!.IsGrowing) _dataset!.Refresh();
        else Close();
        return Open();
    }

    private void Close()
    {
        _dataset?.Dispose();
        _file?.Dispose();
        (_file, _dataset) = (null, null);
    }
}
