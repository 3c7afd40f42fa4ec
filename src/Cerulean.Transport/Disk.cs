using System.Runtime.InteropServices;

namespace Cerulean.Transport;

/// <summary>Makes the entry of a file in its folder durable, which the framework has no call for.</summary>
internal static partial class Disk
{
    /// <summary>Writes the folder of a file to disk, so that the file is found after a crash.</summary>
    public static void FlushFolderOf(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var descriptor = Open(folder, flags: 0);
        if (descriptor < 0) throw Failure(folder);
        try
        {
            if (Sync(descriptor) < 0) throw Failure(folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string folder) => new($"cannot flush the folder {folder} to disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
