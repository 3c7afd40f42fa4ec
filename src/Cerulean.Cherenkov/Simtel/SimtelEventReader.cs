using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>The events of one file: gathers what stands before an array event, which completes an event.</summary>
internal sealed class SimtelEventReader(string path, SimtelOptions options, SimtelSource source) : IDisposable
{
    private readonly EventIOReader _reader = EventIOReader.Open(path);
    private readonly CameraCalibrations _calibrations = new();
    private readonly Light _light = new();
    private EventBuilder? _builder;
    private MCShower? _shower;
    private MCEvent? _use;
    private readonly Queue<SubarrayEvent> _early = [];
    private bool _isUntriggered;
    private bool _isHeld;
    private bool _hasStarted;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>What stands before the events.</summary>
    public SimtelConfiguration Configuration { get; } = new();

    /// <summary>Reads what stands before the first event, if that has not been done; telescopes may come after the first shower.</summary>
    public void ReadHead()
    {
        while (!_hasStarted && !_isHeld && _reader.MoveNext())
        {
            var type = _reader.Header.Type;
            _isHeld = type is SimtelTypes.ArrayEvent or SimtelTypes.CalibrationEvent || (type is SimtelTypes.MCShower or SimtelTypes.CameraMonitoring && Configuration.IsComplete);
            if (!_isHeld && Take(_early.Count) is { } item) _early.Enqueue(item);
        }
    }

    /// <summary>The next event, or null at the end.</summary>
    public SubarrayEvent? Read(long count)
    {
        _hasStarted = true;
        if (_early.TryDequeue(out var early)) return early;
        while (_isHeld || _reader.MoveNext())
        {
            _isHeld = false;
            if (Take(count) is { } item) return item;
        }

        return Untriggered(count);
    }

    public void Dispose()
    {
        _light.Clear();
        _reader.Dispose();
    }

    private SubarrayEvent? Take(long count)
    {
        try
        {
            return _reader.Header.Type switch
            {
                SimtelTypes.ArrayEvent => Build(_reader.ReadObject(), EventType.Subarray, count),
                SimtelTypes.CalibrationEvent => options.WithCalibrationEvents ? BuildCalibration(count) : null,
                _ => Gather(_reader.Header, count),
            };
        }
        catch (EventIOException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new EventIOException($"{path}: {error.Message}", error.Offset, error);
        }
    }

    private SubarrayEvent? Gather(in EventIOHeader header, long count)
    {
        var version = header.Version;
        var untriggered = header.Type is SimtelTypes.MCShower or SimtelTypes.MCEvent ? Untriggered(count) : null;
        switch (header.Type)
        {
            case SimtelTypes.MCShower: BeginShower(header); break;
            case SimtelTypes.MCEvent: BeginUse(header); break;
            case SimtelTypes.CameraMonitoring when CameraMonitoring.Supports(version): _calibrations.Add(CameraMonitoring.Read(_reader.ReadObject())); break;
            case SimtelTypes.LaserCalibration when LaserCalibration.Supports(version): _calibrations.Add(LaserCalibration.Read(_reader.ReadObject())); break;
            case SimtelTypes.MCPhotoelectronSum when MCPhotoelectronSum.Supports(version): _light.Sums = MCPhotoelectronSum.Read(_reader.ReadObject()); break;
            case SimtelTypes.TelescopeData: _light.Add(_reader.ReadObject(), options, source.Skipped); break;
            case SimtelTypes.CalibrationPhotoelectrons: GatherCalibrationLight(); break;
            case SimtelTypes.Photons or SimtelTypes.PixelMonitoring: break;
            default:
                if (SimtelConfiguration.Holds(header.Type)) Configuration.Add(_reader.ReadObject());
                else source.Skipped.Add(header);
                break;
        }

        return untriggered;
    }

    // One of an unknown version must not leave the one before in its place.
    private void BeginShower(in EventIOHeader header)
    {
        (_shower, _use) = (MCShower.Supports(header.Version) ? MCShower.Read(_reader.ReadObject()) : null, null);
        if (_shower is null) source.Skipped.Add(header);
    }

    private void BeginUse(in EventIOHeader header)
    {
        _light.Clear();
        _use = MCEvent.Supports(header.Version) ? MCEvent.Read(_reader.ReadObject()) : null;
        _isUntriggered = options.WithUntriggered && _use is not null;
        if (_use is null) source.Skipped.Add(header);
    }

    // The use of a shower that no array event followed.
    private SubarrayEvent? Untriggered(long count)
    {
        if (!_isUntriggered || _shower is null || _use is null) return null;
        _isUntriggered = false;
        return Builder().Untriggered(_shower, _use, count);
    }

    private void GatherCalibrationLight()
    {
        _light.Clear();
        if (!options.WithCalibrationEvents) return;
        foreach (var item in _reader.ReadObject())
        {
            if (item.Header.Type == SimtelTypes.TelescopeData) _light.Add(item, options, source.Skipped);
        }
    }

    private SubarrayEvent? BuildCalibration(long count)
    {
        var item = _reader.ReadObject();
        foreach (var inner in item)
        {
            if (inner.Header.Type == SimtelTypes.ArrayEvent) return Build(inner, EventTypes.OfCalibration(item.Header.Id), count);
        }

        return null;
    }

    private SubarrayEvent? Build(EventIOObject array, EventType type, long count)
    {
        if (type == EventType.Subarray) _isUntriggered = false;
        var shower = type == EventType.Subarray ? (_shower, _use) : default;
        var item = Builder().Build(array, type, shower, _light, count);
        _light.Clear();

        // A use has one array event: the next, if nothing stands before it, is of no shower.
        if (type == EventType.Subarray) _use = null;
        return item;
    }

    private EventBuilder Builder() =>
        _builder is { } builder && builder.Run == Configuration.Run ? builder : _builder = new EventBuilder(Configuration, _calibrations, options, source);
}
