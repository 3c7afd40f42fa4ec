using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Frames of an area detector, each in a file of its own (AD_HDF5_SINGLE): a datum {"point_number": p} is an array (frame_per_point, shape of the dataset).</summary>
/// <remarks>The template takes the folder, the filename and the number of the frame; a key is the dataset, where it is not that of area detectors.</remarks>
internal sealed class AdHdf5SingleHandler : IAssetHandler
{
    private readonly AdHdf5Points _points;
    private readonly FileTemplate _template;
    private readonly string _dataset;

    public AdHdf5SingleHandler(string spec, string path, JsonObject resourceKwargs)
    {
        var arguments = Arguments.OfResource(spec, resourceKwargs);
        _points = new AdHdf5Points(spec, resourceKwargs);
        _template = new FileTemplate(arguments.Text("template"), path.EndsWith('/') ? path : path + "/", arguments.Text("filename"));
        _dataset = arguments.Text("key", AdHdf5Points.Dataset);
    }

    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory) => Hdf5Frames.ReadWhole([.. Names(datumKwargs)], _dataset, memory);

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => datumKwargs.SelectMany(Names).Distinct(StringComparer.Ordinal);

    public void Dispose()
    {
    }

    private IEnumerable<string> Names(JsonObject datumKwargs)
    {
        var frames = _points.Frames(datumKwargs);
        for (var frame = frames.Start; frame < frames.Stop; frame++) yield return _template.Name(frame);
    }
}
