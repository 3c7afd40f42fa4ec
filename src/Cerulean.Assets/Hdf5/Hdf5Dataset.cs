using Cerulean.Documents;

namespace Cerulean.Assets.Hdf5;

/// <summary>A dataset that is read.</summary>
internal sealed class Hdf5Dataset : IDisposable
{
    private const int NullSpace = 2;
    private const int Chunked = 2;
    private const int NeverFilled = 1;
    private const ulong MostCached = 256 << 20;

    private readonly Hdf5File _file;
    private readonly string _name;
    private readonly Hdf5Id _id;
    private readonly Hdf5Id _type;
    private readonly bool _isSparse;
    private Hdf5Id _space;

    private Hdf5Dataset(Hdf5File file, string name, Hdf5Id id)
    {
        (_file, _name, _id) = (file, name, id);
        using (var type = new Hdf5Id(Native.H5Dget_type(id)))
        {
            DType = Hdf5Type.ToDType(type) is { } known
                ? known
                : throw new AssetException($"{this}: found elements of {Hdf5Type.Describe(type)}, expected numbers, booleans, texts of a fixed length, or a compound of them. Convert the dataset.");
            _type = Hdf5Type.InMemory(type, DType);
        }

        // What the library writes into our memory must be as long as we think.
        if (Native.H5Tget_size(_type) != (nuint)DType.ItemSize) throw Failure("its type cannot be read");
        using var creation = new Hdf5Id(Native.H5Dget_create_plist(id));
        _isSparse = Native.H5Pget_fill_time(creation, out var time) < 0 || time == NeverFilled;
        Shape = ReadShape();
    }

    /// <summary>Type of the elements as they are in the file.</summary>
    public DType DType { get; }

    /// <summary>Lengths of the axes: none for a scalar, one of 0 where there is no element.</summary>
    public long[] Shape { get; private set; }

    /// <summary>Opens a dataset of an open file.</summary>
    public static Hdf5Dataset Open(Hdf5File file, long parent, string name)
    {
        var id = new Hdf5Id(Native.H5Dopen2(parent, name, Native.Default));
        if (!id.IsValid) throw new AssetException($"{file.Path}: there is no dataset {name} that can be opened: {Hdf5Library.Reason()}. h5ls -r tells the names of the datasets.");
        using var access = CacheFor(id);
        if (access.IsValid)
        {
            id.Dispose();
            id = new Hdf5Id(Native.H5Dopen2(parent, name, access));
        }

        return new Hdf5Dataset(file, name, id);
    }

    /// <summary>Looks how far the dataset has grown.</summary>
    public void Refresh()
    {
        using var scope = Hdf5Library.Enter();
        if (Native.H5Drefresh(_id) < 0) throw Failure("its length cannot be read again");
        Shape = ReadShape();
    }

    /// <summary>Reads what is chosen of each axis into memory; the shape of the array is what is counted.</summary>
    /// <exception cref="AssetException">The library cannot read it, or it is too large.</exception>
    public unsafe NdArray Read(ReadOnlySpan<Hdf5Axis> axes, ArrayMemory memory)
    {
        var shape = new int[axes.Length];
        for (var i = 0; i < shape.Length; i++) shape[i] = (int)Math.Min(axes[i].Count, int.MaxValue);
        var bytes = SizeOf(DType, axes);
        var taken = memory.Take(bytes);
        if (bytes > 0)
        {
            if (_isSparse) taken.Span.Clear();
            fixed (byte* buffer = taken.Span) Read(axes, buffer);
        }

        return new NdArray(DType, shape, taken);
    }

    /// <summary>Closes the dataset, before its file.</summary>
    public void Dispose()
    {
        using var scope = Hdf5Library.Enter();
        _space.Dispose();
        _type.Dispose();
        _id.Dispose();
        _space = default;
    }

    /// <summary>Bytes of so many arrays of what is chosen of each axis; 9223372036854775807 where it would be more.</summary>
    public static long SizeOf(DType type, ReadOnlySpan<Hdf5Axis> axes, long arrays = 1)
    {
        var bytes = type.ItemSize * arrays;
        foreach (var axis in axes) bytes = axis.Count > 0 && bytes > long.MaxValue / axis.Count ? long.MaxValue : bytes * axis.Count;
        return bytes;
    }

    /// <summary>The file and the dataset.</summary>
    public override string ToString() => $"{_file.Path}, dataset {_name}";

    private unsafe void Read(ReadOnlySpan<Hdf5Axis> axes, byte* buffer)
    {
        using var scope = Hdf5Library.Enter();
        Span<ulong> start = stackalloc ulong[axes.Length], step = stackalloc ulong[axes.Length], count = stackalloc ulong[axes.Length];
        for (var i = 0; i < axes.Length; i++) (start[i], step[i], count[i]) = ((ulong)axes[i].Start, (ulong)axes[i].Step, (ulong)axes[i].Count);
        using var memory = new Hdf5Id(axes.Length == 0 ? 0 : Native.H5Screate_simple(axes.Length, count, default));
        if (axes.Length > 0 && Native.H5Sselect_hyperslab(_space, operation: 0, start, step, count, default) < 0) throw Failure("a part of it cannot be chosen");
        if (Native.H5Dread(_id, _type, memory, axes.Length == 0 ? Native.Default : _space, Native.Default, buffer) < 0) throw Failure("it cannot be read");
    }

    private long[] ReadShape()
    {
        _space.Dispose();
        _space = new Hdf5Id(Native.H5Dget_space(_id));
        if (Native.H5Sget_simple_extent_type(_space) == NullSpace) return [0];
        var rank = Native.H5Sget_simple_extent_ndims(_space);
        if (rank < 0) throw Failure("its shape cannot be read");
        Span<ulong> lengths = stackalloc ulong[rank];
        if (rank > 0 && Native.H5Sget_simple_extent_dims(_space, lengths, default) < 0) throw Failure("its shape cannot be read");
        var shape = new long[rank];
        for (var i = 0; i < rank; i++) shape[i] = (long)Math.Min(lengths[i], long.MaxValue);
        return shape;
    }

    // What is not compressed is read straight into our memory, past the cache of the library. Of what is compressed the cache holds one row of chunks, so
    // that a chunk of many frames is expanded once and not for each of them.
    private static Hdf5Id CacheFor(long dataset)
    {
        using var creation = new Hdf5Id(Native.H5Dget_create_plist(dataset));
        if (Native.H5Pget_layout(creation) != Chunked) return default;
        using var space = new Hdf5Id(Native.H5Dget_space(dataset));
        using var type = new Hdf5Id(Native.H5Dget_type(dataset));
        var rank = Native.H5Sget_simple_extent_ndims(space);
        if (rank <= 0) return default;
        Span<ulong> lengths = stackalloc ulong[rank], chunk = stackalloc ulong[rank];
        if (Native.H5Sget_simple_extent_dims(space, lengths, default) < 0 || Native.H5Pget_chunk(creation, rank, chunk) < 0) return default;
        var bytes = (UInt128)Native.H5Tget_size(type) * chunk[0];
        for (var i = 1; i < rank && bytes < MostCached; i++) bytes *= (Math.Max(lengths[i], 1) + chunk[i] - 1) / chunk[i] * chunk[i];
        var access = Hdf5Library.Properties("DATASET_ACCESS");
        _ = Native.H5Pset_chunk_cache(access, 521, Native.H5Pget_nfilters(creation) == 0 ? 0 : (nuint)UInt128.Min(bytes, MostCached), 1);
        return access;
    }

    private AssetException Failure(string what)
    {
        var reason = Hdf5Library.Reason();
        var remedy = reason.Contains("filter", StringComparison.Ordinal)
            ? "Where a filter is missing, install it: sudo apt-get install -y hdf5-filter-plugin hdf5-filter-plugin-blosc-serial"
            : "The file may be damaged: compare it with its source.";
        return new AssetException($"{this}: {what}: {reason}. {remedy}");
    }
}
