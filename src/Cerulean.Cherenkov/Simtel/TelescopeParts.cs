using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What is read of a telescope event (types 2201 and more).</summary>
internal ref struct TelescopeParts
{
    private const int TriggerCode = 0;

    private ADCSamples? _samples;
    private ADCSums? _sums;

    /// <summary>Pixels that triggered; null where they are not stored.</summary>
    public PixelArray<int>? TriggerPixels { get; private set; }

    /// <summary>Number of pixels; 0 without samples and sums.</summary>
    public readonly int Pixels => _samples?.Waveform.Pixels ?? _sums?.Sums.Pixels ?? 0;

    public static TelescopeParts Read(EventIOObject item, SkippedObjects skipped)
    {
        var parts = default(TelescopeParts);
        foreach (var part in item)
        {
            var header = part.Header;
            switch (header.Type)
            {
                case SimtelTypes.ADCSamples when ADCSamples.Supports(header): parts._samples = ADCSamples.Read(part); break;
                case SimtelTypes.ADCSums when ADCSums.Supports(header): parts._sums = ADCSums.Read(part); break;
                case SimtelTypes.PixelList when PixelList.Supports(header.Version): parts.AddList(part); break;
                default:
                    if (!IsLeftOut(header.Type)) skipped.Add(header);
                    break;
            }
        }

        return parts;
    }

    /// <summary>Samples, sums, or both; null where there are none.</summary>
    public readonly R0Camera? ToR0() =>
        _samples is not null ? new R0Camera(_samples.Waveform) { Sums = _sums?.Sums }
        : _sums is not null ? new R0Camera(new Waveform<ushort>(_sums.Sums.Channels, _sums.Sums.Pixels, 0)) { Sums = _sums.Sums }
        : null;

    private static bool IsLeftOut(int type) =>
        type is SimtelTypes.TelescopeEventHeader or SimtelTypes.ImageParameters or SimtelTypes.PixelTiming or PixelCalibration.Type
            or SimtelTypes.PixelTriggerTimes or SimtelTypes.DigitalTraces or SimtelTypes.AnalogTraces;

    private void AddList(EventIOObject part)
    {
        if (PixelList.CodeOf(part.Header) != TriggerCode) return;
        var list = PixelList.Read(part).Pixels;
        TriggerPixels = new PixelArray<int>(list.Length);
        list.CopyTo(TriggerPixels.Values);
    }
}
