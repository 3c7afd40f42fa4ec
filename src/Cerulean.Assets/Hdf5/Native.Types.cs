using System.Runtime.InteropServices;

namespace Cerulean.Assets.Hdf5;

// The functions that tell and make types.
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    public static partial int H5Tget_class(long type);

    [LibraryImport(Library)]
    public static partial nuint H5Tget_size(long type);

    [LibraryImport(Library)]
    public static partial int H5Tget_order(long type);

    [LibraryImport(Library)]
    public static partial int H5Tget_sign(long type);

    [LibraryImport(Library)]
    public static partial long H5Tget_super(long type);

    [LibraryImport(Library)]
    public static partial int H5Tis_variable_str(long type);

    [LibraryImport(Library)]
    public static partial int H5Tget_nmembers(long type);

    [LibraryImport(Library)]
    public static partial nint H5Tget_member_name(long type, uint index);

    [LibraryImport(Library)]
    public static partial long H5Tget_member_type(long type, uint index);

    [LibraryImport(Library)]
    public static partial int H5Tget_member_value(long type, uint index, void* value);

    [LibraryImport(Library)]
    public static partial int H5Tget_array_ndims(long type);

    [LibraryImport(Library)]
    public static partial int H5Tget_array_dims2(long type, Span<ulong> lengths);

    [LibraryImport(Library)]
    public static partial nint H5Tget_tag(long type);

    [LibraryImport(Library)]
    public static partial long H5Tcopy(long type);

    [LibraryImport(Library)]
    public static partial int H5Tpack(long type);

    [LibraryImport(Library)]
    public static partial long H5Tcreate(int kind, nuint size);

    [LibraryImport(Library)]
    public static partial int H5Tset_size(long type, nuint size);

    [LibraryImport(Library)]
    public static partial int H5Tset_order(long type, int order);

    [LibraryImport(Library)]
    public static partial int H5Tset_fields(long type, nuint sign, nuint exponent, nuint exponentBits, nuint mantissa, nuint mantissaBits);

    [LibraryImport(Library)]
    public static partial int H5Tset_ebias(long type, nuint bias);

    [LibraryImport(Library)]
    public static partial int H5Tset_strpad(long type, int padding);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Tset_tag(long type, string tag);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Tinsert(long type, string name, nuint offset, long member);

    [LibraryImport(Library)]
    public static partial long H5Tarray_create2(long element, uint rank, ReadOnlySpan<ulong> lengths);

    [LibraryImport(Library)]
    public static partial long H5Tenum_create(long element);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Tenum_insert(long type, string name, void* value);
}
