using System.Runtime.InteropServices;

namespace Cerulean.Assets.Hdf5;

/// <summary>The functions of libhdf5 that are used; negative answers are failures. Call them within <see cref="Hdf5Library.Enter"/> only.</summary>
internal static unsafe partial class Native
{
    public const string Library = "hdf5";
    public const long Default = 0;

    [LibraryImport(Library)]
    public static partial int H5open();

    [LibraryImport(Library)]
    public static partial int H5free_memory(nint memory);

    /// <summary>Closes an object of any kind.</summary>
    [LibraryImport(Library)]
    public static partial int H5Idec_ref(long id);

    [LibraryImport(Library)]
    public static partial int H5Eset_auto2(long stack, nint function, nint data);

    [LibraryImport(Library)]
    public static partial int H5Ewalk2(long stack, int direction, delegate* unmanaged[Cdecl]<uint, ErrorRecord*, void*, int> function, void* data);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Fopen(string path, uint flags, long access);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Fcreate(string path, uint flags, long creation, long access);

    [LibraryImport(Library)]
    public static partial int H5Fstart_swmr_write(long file);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Dopen2(long parent, string name, long access);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Dcreate2(long parent, string name, long type, long space, long link, long creation, long access);

    [LibraryImport(Library)]
    public static partial long H5Dget_space(long dataset);

    [LibraryImport(Library)]
    public static partial long H5Dget_type(long dataset);

    [LibraryImport(Library)]
    public static partial long H5Dget_create_plist(long dataset);

    [LibraryImport(Library)]
    public static partial int H5Dread(long dataset, long memoryType, long memorySpace, long fileSpace, long transfer, void* buffer);

    [LibraryImport(Library)]
    public static partial int H5Dwrite(long dataset, long memoryType, long memorySpace, long fileSpace, long transfer, void* buffer);

    [LibraryImport(Library)]
    public static partial int H5Dset_extent(long dataset, ReadOnlySpan<ulong> lengths);

    [LibraryImport(Library)]
    public static partial int H5Drefresh(long dataset);

    [LibraryImport(Library)]
    public static partial int H5Dflush(long dataset);

    [LibraryImport(Library)]
    public static partial long H5Screate_simple(int rank, ReadOnlySpan<ulong> lengths, ReadOnlySpan<ulong> most);

    [LibraryImport(Library)]
    public static partial int H5Sget_simple_extent_type(long space);

    [LibraryImport(Library)]
    public static partial int H5Sget_simple_extent_ndims(long space);

    [LibraryImport(Library)]
    public static partial int H5Sget_simple_extent_dims(long space, Span<ulong> lengths, Span<ulong> most);

    [LibraryImport(Library)]
    public static partial int H5Sselect_hyperslab(long space, int operation, ReadOnlySpan<ulong> start, ReadOnlySpan<ulong> step, ReadOnlySpan<ulong> count, ReadOnlySpan<ulong> block);

    [LibraryImport(Library)]
    public static partial long H5Pcreate(long kind);

    [LibraryImport(Library)]
    public static partial int H5Pset_libver_bounds(long access, int low, int high);

    [LibraryImport(Library)]
    public static partial int H5Pset_fclose_degree(long access, int degree);

    [LibraryImport(Library)]
    public static partial int H5Pset_file_locking(long access, [MarshalAs(UnmanagedType.U1)] bool use, [MarshalAs(UnmanagedType.U1)] bool ignoreWhenDisabled);

    [LibraryImport(Library)]
    public static partial int H5Pset_create_intermediate_group(long link, uint create);

    [LibraryImport(Library)]
    public static partial int H5Pset_chunk(long creation, int rank, ReadOnlySpan<ulong> lengths);

    [LibraryImport(Library)]
    public static partial int H5Pget_chunk(long creation, int rank, Span<ulong> lengths);

    [LibraryImport(Library)]
    public static partial int H5Pget_layout(long creation);

    [LibraryImport(Library)]
    public static partial int H5Pget_nfilters(long creation);

    [LibraryImport(Library)]
    public static partial int H5Pget_fill_time(long creation, out int time);

    [LibraryImport(Library)]
    public static partial int H5Pset_chunk_cache(long access, nuint slots, nuint bytes, double preemption);

    [LibraryImport(Library)]
    public static partial int H5Pset_shuffle(long creation);

    [LibraryImport(Library)]
    public static partial int H5Pset_deflate(long creation, uint level);

    /// <summary>What the library says of one failure.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ErrorRecord
    {
        public long Class;
        public long Major;
        public long Minor;
        public uint Line;
        public byte* Function;
        public byte* File;
        public byte* Description;
    }
}
