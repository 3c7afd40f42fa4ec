using Cerulean.Assets.Tiff;
using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>
/// AD_TIFF: files of areaDetector, frame_per_point for each point (area-detector-handlers, AreaDetectorTiffHandler). The name of file n is the template
/// filled with the folder, the filename and n; the array is (frame_per_point, shape of a file). AD_TIFF_TS: the time stamps in those files (tag 65000).
/// </summary>
internal sealed class TiffPointHandler : IAssetHandler
{
    private readonly string _spec;
    private readonly FileTemplate _template;
    private readonly int _framesPerPoint;

    public TiffPointHandler(string spec, string path, JsonObject kwargs)
    {
        _spec = spec;
        var arguments = Arguments.OfResource(spec, kwargs);
        _template = new FileTemplate(arguments.Text("template"), path.EndsWith('/') ? path : path + "/", arguments.Text("filename"));
        _framesPerPoint = (int)Math.Min(arguments.Integer("frame_per_point", 1, otherwise: 1), int.MaxValue);
    }

    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory)
    {
        var files = Names(datumKwargs);
        return _spec == "AD_TIFF" ? TiffFrames.Read(files, _framesPerPoint, memory) : NdArray.From([.. files.Select(Time)]);
    }

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => datumKwargs.SelectMany(Names).Distinct();

    public void Dispose()
    {
    }

    private IEnumerable<string> Names(JsonObject datumKwargs)
    {
        var arguments = Arguments.OfDatum(_spec, datumKwargs);
        var point = arguments.Integer("point_number");
        if (point >= long.MaxValue / _framesPerPoint) throw arguments.Wrong("point_number", "the number of a point");
        var first = point * _framesPerPoint;
        for (var i = 0; i < _framesPerPoint; i++) yield return _template.Name(first + i);
    }

    private static double Time(string path)
    {
        using var file = TiffFile.Open(path);
        return file.Page(0).TimeStamp
            ?? throw new AssetException($"{path}, page 0: found no time stamp, expected one in field 65000, where areaDetector writes it.");
    }
}
