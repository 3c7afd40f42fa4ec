using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>
/// RAW: resource_kwargs dtype, shape of a frame, offset (0), frame_per_point (1). A datum {"point_number": n} is an array (frame_per_point, shape);
/// one without arguments is all of the file, (frames, shape).
/// </summary>
internal sealed class RawFileHandler : IAssetHandler
{
    private const string Spec = "RAW";

    private readonly string _path;
    private readonly RawFrames _frames;
    private readonly long _framesPerPoint;

    public RawFileHandler(string path, JsonObject kwargs)
    {
        var arguments = Arguments.OfResource(Spec, kwargs);
        if (!kwargs.ContainsKey("shape")) throw arguments.Wrong("shape", "the shape of a frame");
        _path = path;
        _frames = new RawFrames(RawFrames.TypeOf(arguments), arguments.Lengths("shape"), arguments.Integer("offset", 0, otherwise: 0));
        _framesPerPoint = arguments.Integer("frame_per_point", 1, otherwise: 1);
    }

    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory)
    {
        if (datumKwargs.Count == 0) return _frames.Read(_path, 0, count: null, memory);
        var arguments = Arguments.OfDatum(Spec, datumKwargs);
        var point = arguments.Integer("point_number");
        if (point >= long.MaxValue / _framesPerPoint) throw arguments.Wrong("point_number", "the number of a point");
        return _frames.Read(_path, point * _framesPerPoint, _framesPerPoint, memory);
    }

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => [_path];

    public void Dispose()
    {
    }
}
