using Cerulean.Documents;

namespace Cerulean.Assets.Hdf5;

/// <summary>Writes each stack of frames to an HDF5 file of its own, {name}.h5, which others can read while it grows (SWMR). It never replaces a file.</summary>
/// <remarks>
/// The file is like those of areaDetector: the dataset /entry/data/data (frames, shape of a frame), a chunk for each frame. A resource names it as the spec AD_HDF5_SWMR,
/// with one datum {"point_number": n} for each frame; a stream resource as application/x-hdf5 with join_method "stack".
/// </remarks>
public sealed class Hdf5ArrayWriter : IArrayWriter
{
    private readonly bool _isCompressed;

    /// <summary>A writer into a folder, which is made when the first stack begins.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isCompressed">Each frame is shuffled and compressed (gzip): smaller files, and much slower ones.</param>
    public Hdf5ArrayWriter(string folder, bool isCompressed = false) => (Folder, _isCompressed) = (Path.GetFullPath(folder), isCompressed);

    /// <summary>The folder, as a full path.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is no name of a file, or the type has no form in an HDF5 file.</exception>
    public IArrayStack Begin(string name, DType dtype, IReadOnlyList<int> frameShape)
    {
        Disk.RequireFileName(name);
        Disk.Do($"The folder {Folder} cannot be made", () => Directory.CreateDirectory(Folder));
        return new Hdf5Stack(Folder, name, dtype, [.. frameShape], _isCompressed);
    }
}
