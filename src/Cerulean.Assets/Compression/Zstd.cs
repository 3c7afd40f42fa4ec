using System.Runtime.InteropServices;

namespace Cerulean.Assets.Compression;

/// <summary>The functions of libzstd (1.3 or later) that read. A size that is an error is told by <see cref="ErrorOf"/>.</summary>
internal static unsafe class Zstd
{
    private static readonly string[] Names = ["libzstd.so.1", "libzstd.so", "zstd"];
    private static readonly Lock Gate = new();
    private static nint handle;
    private static delegate* unmanaged[Cdecl]<nint> create;
    private static delegate* unmanaged[Cdecl]<nint, nuint> free;
    private static delegate* unmanaged[Cdecl]<nint, Part*, Part*, nuint> decompress;
    private static delegate* unmanaged[Cdecl]<nuint, uint> isError;
    private static delegate* unmanaged[Cdecl]<nuint, nint> errorName;

    /// <summary>A new decompressor; the library is loaded at the first call.</summary>
    /// <exception cref="AssetException">The library is not there.</exception>
    public static nint Create()
    {
        lock (Gate)
        {
            if (handle == 0) Load();
        }

        return create();
    }

    public static void Free(nint stream) => _ = free(stream);

    /// <summary>Decompresses as much as fits; the answer is 0 where a frame has ended, else a hint or an error.</summary>
    public static nuint Decompress(nint stream, ref Part output, ref Part input)
    {
        fixed (Part* to = &output, from = &input) return decompress(stream, to, from);
    }

    /// <summary>What an answer says of a failure, null for none.</summary>
    public static string? ErrorOf(nuint code) => isError(code) == 0 ? null : Marshal.PtrToStringUTF8(errorName(code));

    private static void Load()
    {
        if (!Names.Any(name => NativeLibrary.TryLoad(name, typeof(Zstd).Assembly, null, out handle)))
        {
            throw new AssetException($"Files compressed with zstd need its library, and there is no {Names[0]}. Install it: sudo apt-get install -y --no-install-recommends libzstd1");
        }

        create = (delegate* unmanaged[Cdecl]<nint>)Export("ZSTD_createDStream");
        free = (delegate* unmanaged[Cdecl]<nint, nuint>)Export("ZSTD_freeDStream");
        decompress = (delegate* unmanaged[Cdecl]<nint, Part*, Part*, nuint>)Export("ZSTD_decompressStream");
        isError = (delegate* unmanaged[Cdecl]<nuint, uint>)Export("ZSTD_isError");
        errorName = (delegate* unmanaged[Cdecl]<nuint, nint>)Export("ZSTD_getErrorName");
    }

    private static nint Export(string name) => NativeLibrary.GetExport(handle, name);

    /// <summary>Memory and how far it is used: ZSTD_inBuffer and ZSTD_outBuffer.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Part
    {
        public byte* Start;
        public nuint Size;
        public nuint Position;
    }
}
