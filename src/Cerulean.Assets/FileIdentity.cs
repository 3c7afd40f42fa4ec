using System.Runtime.InteropServices;

namespace Cerulean.Assets;

/// <summary>Which file a path names, whatever links lead there: a file must never be taken for its own copy.</summary>
internal static partial class FileIdentity
{
    private const int CurrentFolder = -100;
    private const uint Inode = 0x100;
    private const int Bytes = 256;

    /// <summary>True where two paths name one file of the disk.</summary>
    public static bool AreOne(string left, string right)
    {
        if (left == right) return true;
        if (!OperatingSystem.IsLinux()) return Resolved(left) == Resolved(right);
        return Of(left) is { } one && Of(right) is { } other && one == other;
    }

    // Device and inode stand at fixed places of the kernel's struct statx.
    private static (ulong Inode, ulong Device)? Of(string path)
    {
        Span<byte> found = stackalloc byte[Bytes];
        if (Statx(CurrentFolder, path, 0, Inode, ref MemoryMarshal.GetReference(found)) != 0) return null;
        return (MemoryMarshal.Read<ulong>(found[32..]), MemoryMarshal.Read<ulong>(found[136..]));
    }

    private static string Resolved(string path) => new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte found);
}
