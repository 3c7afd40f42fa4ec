using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Which frames a datum of an area detector's HDF5 files has: point_number counts the points, and frame_per_point the frames of each.</summary>
/// <remarks>Paths and arguments are those of area-detector-handlers 0.0.11 and of areaDetector's HDF5 plugin.</remarks>
internal readonly struct AdHdf5Points(string spec, JsonObject resourceKwargs)
{
    /// <summary>The dataset of the frames.</summary>
    public const string Dataset = "/entry/data/data";

    private readonly long _framesPerPoint = Arguments.OfResource(spec, resourceKwargs).Integer("frame_per_point", 1, otherwise: 1);

    /// <summary>The frames of a datum.</summary>
    public StreamRange Frames(JsonObject datumKwargs)
    {
        var arguments = Arguments.OfDatum(spec, datumKwargs);
        var point = arguments.Integer("point_number");
        if (point >= long.MaxValue / _framesPerPoint) throw arguments.Wrong("point_number", "a smaller one");
        return new StreamRange(point * _framesPerPoint, (point + 1) * _framesPerPoint);
    }
}
