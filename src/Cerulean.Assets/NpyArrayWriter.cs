using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Writes each frame to a .npy file of its own in one folder: {name}_0.npy, {name}_1.npy and so on. It never replaces a file.</summary>
/// <remarks>
/// A resource names the files as the spec NPY_SEQ, with one datum {"index": n} for each. A stream resource names them as Bluesky's consolidators read them
/// (bluesky-tiled-plugins, writing/consolidators.py): the URI of file n is the uri, followed by the template formatted with n;
/// join_method "stack" says that each file is one row, and chunk_shape is one row.
/// </remarks>
public sealed class NpyArrayWriter : IArrayWriter
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>A writer into a folder, which is made when the first stack begins.</summary>
    public NpyArrayWriter(string folder) => Folder = Path.GetFullPath(folder);

    /// <summary>The folder, as a full path.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is no name of a file, or the type has no form in a .npy file.</exception>
    public IArrayStack Begin(string name, DType dtype, IReadOnlyList<int> frameShape)
    {
        Disk.RequireFileName(name);
        int[] shape = [.. frameShape];
        var header = NpyHeader.Of(dtype, shape);
        Disk.Do($"The folder {Folder} cannot be made", () => Directory.CreateDirectory(Folder));
        lock (_gate)
        {
            if (_names.Contains(name) || File.Exists(Path.Combine(Folder, $"{name}_0.npy")))
            {
                throw new IOException($"There are frames named {name} in {Folder} already: choose another name or another folder.");
            }

            _names.Add(name);
        }

        return new NpyStack(Folder, name, dtype, shape, header);
    }
}
