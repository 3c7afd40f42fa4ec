using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cerulean.Assets.Hdf5;

/// <summary>The native library. One call at a time enters it: it must not be trusted from several threads.</summary>
internal static unsafe class Hdf5Library
{
    private static readonly string[] Names = ["libhdf5_serial.so.103", "libhdf5.so.103", "libhdf5.so.310", "libhdf5.so", "hdf5"];
    private static readonly Lock Gate = new();
    private static nint handle;

    // Whether errors are printed is a setting of each thread.
    [ThreadStatic]
    private static bool isQuiet;

    /// <summary>Loads the library at the first call; nobody else is in it until the scope is disposed of.</summary>
    /// <exception cref="AssetException">The library is not there.</exception>
    public static Lock.Scope Enter()
    {
        var scope = Gate.EnterScope();
        try
        {
            if (handle == 0) Load();
            if (!isQuiet) isQuiet = Native.H5Eset_auto2(Native.Default, 0, 0) >= 0;
            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>An id that the library exports as a variable, such as H5T_STD_U16LE_g.</summary>
    public static long Predefined(string variable) => *(long*)NativeLibrary.GetExport(handle, variable);

    /// <summary>A list of properties of a kind, such as FILE_ACCESS.</summary>
    public static Hdf5Id Properties(string kind) => new(Native.H5Pcreate(Predefined($"H5P_CLS_{kind}_ID_g")));

    /// <summary>What the library says of the call that has just failed: its innermost reason.</summary>
    public static string Reason()
    {
        var reasons = new List<string>();
        var data = GCHandle.Alloc(reasons);
        _ = Native.H5Ewalk2(Native.Default, direction: 0, &Note, (void*)GCHandle.ToIntPtr(data));
        data.Free();
        return reasons.FirstOrDefault(text => text.Length > 0) ?? "the library gives no reason";
    }

    private static void Load()
    {
        var assembly = typeof(Hdf5Library).Assembly;
        if (!Names.Any(name => NativeLibrary.TryLoad(name, assembly, null, out handle)))
        {
            throw new AssetException($"HDF5 files need the HDF5 library, and there is none of {string.Join(", ", Names[..3])}. Install it: sudo apt-get install -y --no-install-recommends libhdf5-103-1");
        }

        NativeLibrary.SetDllImportResolver(assembly, static (name, _, _) => name == Native.Library ? handle : 0);
        if (Native.H5open() < 0) throw new AssetException("The HDF5 library does not start. Install it again.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Note(uint index, Native.ErrorRecord* error, void* data)
    {
        var reasons = (List<string>)GCHandle.FromIntPtr((nint)data).Target!;
        reasons.Add(Marshal.PtrToStringUTF8((nint)error->Description)?.Trim() ?? "");
        return 0;
    }
}
