using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>A resource of which each datum is one file, whole; nothing stays open.</summary>
/// <param name="nameOf">Full path of the file of a datum.</param>
/// <param name="read">The array of a file.</param>
internal sealed class FileHandler(Func<JsonObject, string> nameOf, Func<string, ArrayMemory, NdArray> read) : IAssetHandler
{
    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory) => read(nameOf(datumKwargs), memory);

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => datumKwargs.Select(nameOf).Distinct(StringComparer.Ordinal);

    public void Dispose()
    {
    }
}
