using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Reads what the datums of one resource refer to. It opens its file with the first array, and closes it when it is disposed of.</summary>
public interface IAssetHandler : IDisposable
{
    /// <summary>Reads the array of a datum into memory that is asked of <paramref name="memory"/>.</summary>
    /// <exception cref="IOException">The file, or this part of it, is not there; it may come later, and is tried again.</exception>
    /// <exception cref="AssetException">The file, or the datum, is not what the handler expects.</exception>
    NdArray Read(JsonObject datumKwargs, ArrayMemory memory);

    /// <summary>Full paths of the files that hold these datums, each once; none is opened where the names tell.</summary>
    IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs);
}

/// <summary>Makes the handler of a resource.</summary>
/// <param name="path">Full path: the mapped root and the resource_path.</param>
/// <param name="resourceKwargs">Arguments of the resource.</param>
public delegate IAssetHandler AssetHandlerFactory(string path, JsonObject resourceKwargs);
