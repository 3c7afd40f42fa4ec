using Cerulean.Documents;

namespace Cerulean.Assets.Hdf5;

/// <summary>A new file with one dataset that grows by frames.</summary>
internal sealed class Hdf5Growth : IDisposable
{
    private const uint MustBeNew = 0x04;
    private const int V110 = 2;
    private const int CloseAll = 3;
    private const uint CompressionLevel = 4;
    private const ulong Unlimited = ulong.MaxValue;

    private readonly string _path;
    private readonly ulong[] _lengths;
    private readonly Hdf5Id _file;
    private readonly Hdf5Id _type;
    private readonly Hdf5Id _frame;
    private readonly Hdf5Id _dataset;

    /// <summary>Makes the file, and lets others read it.</summary>
    /// <exception cref="ArgumentException">HDF5 has no such type.</exception>
    /// <exception cref="IOException">The file is there already, or cannot be made.</exception>
    public Hdf5Growth(string path, string dataset, DType type, int[] shape, bool isCompressed)
    {
        _path = path;
        _lengths = [0, .. shape.Select(static length => (ulong)length)];
        using var scope = Hdf5Library.Enter();
        if (File.Exists(path)) throw new IOException($"There is a file {path} already: choose another name or another folder.");
        _type = Hdf5Type.Create(type);
        try
        {
            using var access = Hdf5Library.Properties("FILE_ACCESS");
            _ = Native.H5Pset_libver_bounds(access, V110, V110);
            _ = Native.H5Pset_fclose_degree(access, CloseAll);
            _file = Require(Native.H5Fcreate(path, MustBeNew, Native.Default, access), "cannot be made");
            _frame = Require(Native.H5Screate_simple(_lengths.Length, [1, .. _lengths[1..]], default), "cannot be made");
            _dataset = Create(dataset, isCompressed);
            _ = Require(1 + Native.H5Fstart_swmr_write(_file), "cannot be opened for readers");
        }
        catch
        {
            Dispose();
            if (_file.IsValid) File.Delete(path);
            throw;
        }
    }

    /// <summary>Writes a frame behind the last one.</summary>
    public unsafe void Write(long index, ReadOnlySpan<byte> frame)
    {
        using var scope = Hdf5Library.Enter();
        _lengths[0] = (ulong)index + 1;
        _ = Require(1 + Native.H5Dset_extent(_dataset, _lengths), "cannot grow");
        if (frame.IsEmpty) return;
        using var space = Require(Native.H5Dget_space(_dataset), "cannot grow");
        Span<ulong> start = stackalloc ulong[_lengths.Length], count = stackalloc ulong[_lengths.Length];
        start.Clear();
        _lengths.CopyTo(count);
        (start[0], count[0]) = ((ulong)index, 1);
        _ = Require(1 + Native.H5Sselect_hyperslab(space, operation: 0, start, default, count, default), "cannot grow");
        fixed (byte* data = frame) _ = Require(1 + Native.H5Dwrite(_dataset, _type, _frame, space, Native.Default, data), $"takes no frame {index}");
    }

    /// <summary>Lets readers see the frames.</summary>
    public void Flush()
    {
        using var scope = Hdf5Library.Enter();
        _ = Require(1 + Native.H5Dflush(_dataset), "cannot be written");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        using var scope = Hdf5Library.Enter();
        _frame.Dispose();
        _type.Dispose();
        _dataset.Dispose();
        _file.Dispose();
    }

    private Hdf5Id Create(string dataset, bool isCompressed)
    {
        using var space = Require(Native.H5Screate_simple(_lengths.Length, _lengths, [Unlimited, .. _lengths[1..]]), "cannot be made");
        using var links = Hdf5Library.Properties("LINK_CREATE");
        _ = Native.H5Pset_create_intermediate_group(links, 1);
        using var creation = Hdf5Library.Properties("DATASET_CREATE");
        _ = Native.H5Pset_chunk(creation, _lengths.Length, [1, .. _lengths[1..].Select(static length => Math.Max(length, 1))]);
        if (isCompressed) _ = Native.H5Pset_shuffle(creation) + Native.H5Pset_deflate(creation, CompressionLevel);
        using var access = Hdf5Library.Properties("DATASET_ACCESS");
        // A frame is written once: it goes past the cache.
        _ = Native.H5Pset_chunk_cache(access, 521, 0, 1);
        return Require(Native.H5Dcreate2(_file, dataset, _type, space, links, creation, access), "takes no dataset of frames");
    }

    private Hdf5Id Require(long result, string failure) => result > 0
        ? new Hdf5Id(result)
        : throw new IOException($"{_path} {failure}: {Hdf5Library.Reason()}. Make room on the disk, or choose another folder.");
}
