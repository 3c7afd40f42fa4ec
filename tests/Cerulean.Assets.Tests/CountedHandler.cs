using Cerulean.Documents;

namespace Cerulean.Assets.Tests;

/// <summary>Gives each datum {"value": v} as an array [v, v] of bytes; tells which paths are open.</summary>
internal sealed class CountedHandler : IAssetHandler
{
    private readonly List<string> _open;
    private readonly string _name;

    public CountedHandler(string path, List<string> open)
    {
        (_open, _name) = (open, Path.GetFileName(path));
        open.Add(_name);
    }

    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory)
    {
        var value = datumKwargs["value"].AsInt64();
        var target = memory.Take(value);
        target.Span.Fill((byte)value);
        return new NdArray(DType.Parse("|u1"), [(int)value], target);
    }

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => [_name];

    public void Dispose() => _open.Remove(_name);
}
