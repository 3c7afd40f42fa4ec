using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cerulean.Assets;

/// <summary>What is done with files; a failure says what was tried and what helps.</summary>
internal static partial class Disk
{
    /// <summary>What was read or written of the file need not be kept in memory.</summary>
    public const int DoNotNeed = 4;

    private const int NoSpace = 28;

    /// <summary>Does something with files. Every failure of the system is an <see cref="IOException"/> that tells it.</summary>
    public static void Do(string failure, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{failure}: {error.Message.TrimEnd('.')}. {Remedy(error)}", error);
        }
    }

    /// <summary>Opens a file that another program may be writing, moving or deleting: it is neither refused for that, nor kept from it.</summary>
    public static SafeFileHandle OpenToRead(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The text of a file, which another program may be writing.</summary>
    public static string ReadText(string path)
    {
        using var reader = new StreamReader(new FileStream(OpenToRead(path), FileAccess.Read));
        return reader.ReadToEnd();
    }

    /// <summary>Size of a file, or of the one that it links to; null where there is none.</summary>
    public static long? SizeOf(string path)
    {
        if (!File.Exists(path)) return null;
        var file = new FileInfo(path);
        if (file.LinkTarget is not null) file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
        return file.Length;
    }

    /// <summary>Writes the contents of a file to disk.</summary>
    public static void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Writes a folder to disk, so that its files are found after a crash; the framework has no call for it.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(Open(folder, flags: 0), ownsHandle: true);
        if (handle.IsInvalid) throw new IOException($"The folder {folder} cannot be written to disk: {Marshal.GetLastPInvokeErrorMessage()}.");
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>The URI of a path of this machine; letters that a URI does not allow are escaped.</summary>
    public static string UriOf(string path) =>
        "file://localhost/" + string.Join('/', path.TrimStart('/').Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));

    /// <summary>Refuses a name that leaves the folder: it would write anywhere.</summary>
    /// <exception cref="ArgumentException">It is no name of a file.</exception>
    public static void RequireFileName(string name)
    {
        if (name.Length > 0 && name[0] != '.' && name.AsSpan().IndexOfAny('/', '\\') < 0 && !name.Any(char.IsControl)
            && name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) < 0)
        {
            return;
        }

        throw new ArgumentException($"Found the name '{name}', expected the name of a file: no slash, no control character, and no dot in front.", nameof(name));
    }

    private static string Remedy(Exception error) => error switch
    {
        UnauthorizedAccessException => "Ask for the permission, or choose another folder.",
        _ when (error.HResult & 0xFFFF) == NoSpace => "Make room on the disk, or choose another folder.",
        _ => "Check the folder.",
    };

    /// <summary>Tells the system how a file will be used.</summary>
    [LibraryImport("libc", EntryPoint = "posix_fadvise64")]
    public static partial int Advise(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
