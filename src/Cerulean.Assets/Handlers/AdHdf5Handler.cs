using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Frames of an area detector (AD_HDF5, AD_HDF5_SWMR): a datum {"point_number": p} is an array (frame_per_point, further axes).</summary>
internal sealed class AdHdf5Handler(string spec, string path, JsonObject resourceKwargs, bool isGrowing) : IAssetHandler
{
    private readonly Hdf5Frames _frames = new(path, AdHdf5Points.Dataset, isGrowing);
    private readonly AdHdf5Points _points = new(spec, resourceKwargs);

    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory) => _frames.Read(_points.Frames(datumKwargs), memory);

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => [path];

    public void Dispose() => _frames.Dispose();
}
