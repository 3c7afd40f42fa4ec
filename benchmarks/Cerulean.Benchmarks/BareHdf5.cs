using System.Runtime.InteropServices;

namespace Cerulean.Benchmarks;

/// <summary>The native library with nothing around it: H5Dread of one frame at a time into the same memory. What handlers are measured against.</summary>
internal sealed unsafe partial class BareHdf5 : IDisposable
{
    private const string Library = "libhdf5_serial.so.103";

    private readonly long _file;
    private readonly long _dataset;
    private readonly long _space;
    private readonly long _type;
    private readonly long _frame;
    private readonly ulong[] _count;
    private readonly byte[] _memory;

    public BareHdf5(string path, string dataset, int side)
    {
        _ = H5open();
        _file = H5Fopen(path, 0, 0);
        _dataset = H5Dopen2(_file, dataset, 0);
        _space = H5Dget_space(_dataset);
        _type = H5Dget_type(_dataset);
        _count = [1, (ulong)side, (ulong)side];
        _frame = H5Screate_simple(3, _count, null);
        _memory = new byte[2 * side * side];
        if (_dataset < 0) throw new InvalidOperationException($"{path} cannot be opened.");
    }

    public void Read(int index)
    {
        if (H5Sselect_hyperslab(_space, 0, [(ulong)index, 0, 0], null, _count, null) < 0) throw new InvalidOperationException("A frame cannot be chosen.");
        fixed (byte* memory = _memory)
        {
            if (H5Dread(_dataset, _type, _frame, _space, 0, memory) < 0) throw new InvalidOperationException("A frame cannot be read.");
        }
    }

    public void Dispose()
    {
        foreach (var id in (long[])[_frame, _type, _space, _dataset, _file]) _ = H5Idec_ref(id);
    }

    [LibraryImport(Library)]
    private static partial int H5open();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial long H5Fopen(string path, uint flags, long access);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial long H5Dopen2(long file, string name, long access);

    [LibraryImport(Library)]
    private static partial long H5Dget_space(long dataset);

    [LibraryImport(Library)]
    private static partial long H5Dget_type(long dataset);

    [LibraryImport(Library)]
    private static partial long H5Screate_simple(int rank, ulong[] lengths, ulong[]? most);

    [LibraryImport(Library)]
    private static partial int H5Sselect_hyperslab(long space, int operation, ulong[] start, ulong[]? step, ulong[] count, ulong[]? block);

    [LibraryImport(Library)]
    private static partial int H5Dread(long dataset, long type, long memory, long space, long transfer, byte* buffer);

    [LibraryImport(Library)]
    private static partial int H5Idec_ref(long id);
}
