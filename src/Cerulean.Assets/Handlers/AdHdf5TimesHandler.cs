using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Times of the frames of an area detector (AD_HDF5_TS, AD_HDF5_SWMR_TS), in seconds: one number for one frame, else a vector.</summary>
internal sealed class AdHdf5TimesHandler(string spec, string path, JsonObject resourceKwargs, bool isGrowing) : IAssetHandler
{
    private const string Group = "/entry/instrument/NDAttributes/";

    private readonly Hdf5Frames _seconds = new(path, Group + "NDArrayEpicsTSSec", isGrowing);
    private readonly Hdf5Frames _nanoseconds = new(path, Group + "NDArrayEpicsTSnSec", isGrowing);
    private readonly AdHdf5Points _points = new(spec, resourceKwargs);

    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory)
    {
        var frames = _points.Frames(datumKwargs);
        var (seconds, nanoseconds) = (_seconds.Read(frames, ArrayMemory.Fresh), _nanoseconds.Read(frames, ArrayMemory.Fresh));
        if (seconds.Size != nanoseconds.Size) throw new AssetException($"{path}: found {seconds.Size} seconds and {nanoseconds.Size} nanoseconds, expected one of each for a frame.");
        var taken = memory.Take(seconds.Size * sizeof(double));
        var times = MemoryMarshal.Cast<byte, double>(taken.Span);
        for (var i = 0; i < times.Length; i++) times[i] = Number(seconds, i) + (Number(nanoseconds, i) * 1e-9);
        return new NdArray(DType.Float64, times.Length == 1 ? [] : [times.Length], taken);
    }

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => [path];

    public void Dispose()
    {
        _seconds.Dispose();
        _nanoseconds.Dispose();
    }

    private double Number(NdArray array, int index) => array.ElementAt(index).TryGetDouble(out var number) ? number
        : throw new AssetException($"{path}: found times of dtype {array.DType}, expected numbers.");
}
