using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Reads rows of one stream resource. It opens its file with the first rows, and closes it when it is disposed of.</summary>
public interface IStreamAssetHandler : IDisposable
{
    /// <summary>Reads rows into memory that is asked of <paramref name="memory"/>: an array (rows, shape of the data key).</summary>
    /// <exception cref="IOException">The file, or this part of it, is not there; it may come later, and is tried again.</exception>
    /// <exception cref="AssetException">The file is not what the stream resource says.</exception>
    NdArray Read(StreamRange rows, ArrayMemory memory);

    /// <summary>Full paths of the files that hold these rows, each once; none is opened where the names tell.</summary>
    IEnumerable<string> Files(IEnumerable<StreamRange> rows);
}

/// <summary>Makes the handler of a stream resource.</summary>
/// <param name="path">Full path: the mapped path of the URI.</param>
/// <param name="resource">The stream resource with its parameters.</param>
/// <param name="key">The data key whose rows are read: it tells the shape of a row, and the type.</param>
public delegate IStreamAssetHandler StreamAssetHandlerFactory(string path, StreamResource resource, DataKey key);
