using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Cerulean.Assets;

/// <summary>A file that lies at its new place: on disk, and read back.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its contents, in hexadecimal digits.</param>
/// <param name="Written">When its source was written last.</param>
/// <param name="IsNew">False where an equal file was there before.</param>
internal sealed record FileCopy(long Bytes, string Sha256, DateTime Written, bool IsNew)
{
    private const int BlockBytes = 1 << 20;

    /// <summary>
    /// Copies a file: under a temporary name, which gives way to the final one when the contents are on disk and have been read back.
    /// A file that is there already stays: it is the copy where it is equal, and an error where it is not.
    /// </summary>
    /// <param name="source">The file.</param>
    /// <param name="target">Its new place; the folder is there.</param>
    /// <param name="cancellationToken">Ends the work between two blocks.</param>
    /// <exception cref="IOException">The file cannot be read, or not be written, or differs from what is there.</exception>
    public static FileCopy Make(string source, string target, CancellationToken cancellationToken)
    {
        if (source == target) throw new IOException($"{source} is at its new place already: nothing is to be copied. Correct the root instead.");
        if (FileIdentity.AreOne(source, target)) throw new IOException($"{source} and {target} are one file by a link: nothing is to be copied. Correct the root instead.");
        using var input = File.OpenHandle(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var written = File.GetLastWriteTimeUtc(input);
        var isThere = File.Exists(target);
        var (bytes, hash) = isThere ? Reuse(input, target, cancellationToken) : Write(input, source, written, target, cancellationToken);
        RequireUnwritten(input, source, bytes, written);
        return new FileCopy(bytes, hash, written, !isThere);
    }

    /// <summary>True where a source is still what was copied: its size and time, or those of the file that it links to.</summary>
    public bool IsOf(string source)
    {
        using var file = Disk.OpenToRead(source);
        return IsUnwritten(file, Bytes, Written);
    }

    /// <summary>SHA-256 of a file, in hexadecimal digits.</summary>
    public static string HashOf(string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        return HashOf(file, cancellationToken);
    }

    /// <summary>The name under which a file is written before it gets its own.</summary>
    public static string Temporary(string target) => Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.part");

    private static (long Bytes, string Hash) Reuse(SafeFileHandle input, string target, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var bytes = RandomAccess.GetLength(input);
        if (RandomAccess.GetLength(file) == bytes && HashOf(input, cancellationToken) is var hash && HashOf(file, cancellationToken) == hash)
        {
            RandomAccess.FlushToDisk(file);
            RemoveTemporary(target);
            return (bytes, hash);
        }

        throw new IOException($"another file is at {target} already, and is not replaced. Choose another place, or take that file away.");
    }

    private static (long Bytes, string Hash) Write(SafeFileHandle input, string source, DateTime written, string target, CancellationToken cancellationToken)
    {
        var temporary = Temporary(target);
        // Who copies has the file locked: a second process must not write into it, nor take it away.
        using var output = File.OpenHandle(temporary, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            if (!File.Exists(temporary) || File.Exists(target)) throw new IOException($"somebody else has just copied to {target}. Try again.");
            RandomAccess.SetLength(output, 0);
            // Whoever owns the copy can write it as long as it is temporary: what a crash leaves must not stand in the way.
            SetMode(output, input, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var (bytes, hash) = Transfer(input, output, cancellationToken);
            File.SetLastWriteTimeUtc(output, written);
            RandomAccess.FlushToDisk(output);
            Forget(output);
            if (HashOf(output, cancellationToken) != hash) throw new IOException($"the copy {target} does not read back as it was written: the disk is not to be trusted.");
            RequireUnwritten(input, source, bytes, written);
            File.Move(temporary, target, overwrite: false);
            SetMode(output, input, UnixFileMode.None);
            return (bytes, hash);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static bool IsUnwritten(SafeFileHandle file, long bytes, DateTime written) =>
        RandomAccess.GetLength(file) == bytes && File.GetLastWriteTimeUtc(file) == written;

    private static void RequireUnwritten(SafeFileHandle input, string source, long bytes, DateTime written)
    {
        if (!IsUnwritten(input, bytes, written)) throw new IOException($"{source} has been written while it was copied. Try again when nobody writes it.");
    }

    private static void SetMode(SafeFileHandle output, SafeFileHandle input, UnixFileMode also)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            File.SetUnixFileMode(output, File.GetUnixFileMode(input) | also);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not every disk knows such rights, and the contents are what counts.
        }
    }

    private static (long Bytes, string Hash) Transfer(SafeFileHandle input, SafeFileHandle output, CancellationToken cancellationToken) =>
        Read(input, (block, at) => RandomAccess.Write(output, block.Span, at), cancellationToken);

    private static string HashOf(SafeFileHandle file, CancellationToken cancellationToken) => Read(file, static (_, _) => { }, cancellationToken).Hash;

    private static (long Bytes, string Hash) Read(SafeFileHandle file, Action<ReadOnlyMemory<byte>, long> take, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(RandomAccess.GetLength(file) + 1, 1, BlockBytes));
        try
        {
            long at = 0;
            for (int count; (count = RandomAccess.Read(file, block, at)) > 0; at += count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, count);
                take(block.AsMemory(0, count), at);
            }

            return (at, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    // What a crash has left between the two names.
    private static void RemoveTemporary(string target)
    {
        var temporary = Temporary(target);
        if (!File.Exists(temporary)) return;
        using var file = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        File.Delete(temporary);
    }

    // Read back from the disk, and not from memory.
    private static void Forget(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux()) _ = Disk.Advise(file, offset: 0, length: 0, Disk.DoNotNeed);
    }
}
