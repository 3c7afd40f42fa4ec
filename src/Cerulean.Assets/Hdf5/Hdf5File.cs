namespace Cerulean.Assets.Hdf5;

/// <summary>A file that is read.</summary>
internal sealed class Hdf5File : IDisposable
{
    private const uint SwmrRead = 0x40;
    private const int CloseAll = 3;

    private readonly Hdf5Id _id;
    private bool _isDisposed;

    private Hdf5File(string path, Hdf5Id id, bool isGrowing) => (Path, _id, IsGrowing) = (path, id, isGrowing);

    /// <summary>Its path, for messages.</summary>
    public string Path { get; }

    /// <summary>True where datasets can be seen to grow.</summary>
    public bool IsGrowing { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isGrowing">Another program may be writing to it, and let others read (SWMR). A file that does not have that is opened all the same.</param>
    /// <exception cref="IOException">There is no such file, or it is not ready to be read.</exception>
    /// <exception cref="AssetException">The library cannot open it.</exception>
    public static Hdf5File Open(string path, bool isGrowing)
    {
        // The library does not tell a missing file from a bad one.
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file {path}.", path);
        using var scope = Hdf5Library.Enter();
        using var access = Hdf5Library.Properties("FILE_ACCESS");
        _ = Native.H5Pset_fclose_degree(access, CloseAll);
        _ = Native.H5Pset_file_locking(access, use: true, ignoreWhenDisabled: true);
        var id = new Hdf5Id(Native.H5Fopen(path, isGrowing ? SwmrRead : 0, access));
        if (!id.IsValid)
        {
            var reason = Hdf5Library.Reason();
            // Either way may be the only one: old files know no growth, and those that are being written, or whose writer has died, nothing else.
            isGrowing = !isGrowing;
            id = new Hdf5Id(Native.H5Fopen(path, isGrowing ? SwmrRead : 0, access));
            if (!id.IsValid) throw Failure(path, isGrowing ? reason : Hdf5Library.Reason());
        }

        return new Hdf5File(path, id, isGrowing);
    }

    /// <summary>Opens a dataset.</summary>
    /// <exception cref="AssetException">There is none of the name, or it cannot be read.</exception>
    public Hdf5Dataset Dataset(string name)
    {
        using var scope = Hdf5Library.Enter();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return Hdf5Dataset.Open(this, _id, name);
    }

    /// <summary>Closes the file and its datasets.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        using var scope = Hdf5Library.Enter();
        _id.Dispose();
    }

    private static Exception Failure(string path, string reason)
    {
        // A file that another program is still writing, or copying, is good a little later.
        var isUnready = new FileInfo(path) is { Exists: false } or { Length: 0 }
            || reason.Contains("lock file", StringComparison.Ordinal) || reason.Contains("truncated file", StringComparison.Ordinal)
            || reason.Contains("already open for write", StringComparison.Ordinal);
        return isUnready
            ? new IOException($"{path} cannot be read yet: {reason}. Let the program that writes it finish; where there is none, copy the file again, or repair it (h5clear -s {path}).")
            : new AssetException($"{path} cannot be opened as HDF5: {reason}. Look at it with h5ls, or copy it again from where it was written.");
    }
}
