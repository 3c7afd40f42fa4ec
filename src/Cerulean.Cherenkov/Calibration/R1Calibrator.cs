using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Calibration;

/// <summary>
/// From raw samples to photo-electrons: (sample - pedestal) × factor in 32-bit floating point, in that order. Of pixels with two gains the low one is taken where a
/// sample of the high one is above a threshold. Without raw samples, or without a calibration, there is nothing to do.
/// </summary>
public sealed class R1Calibrator : ITelescopeStep
{
    /// <summary>A pixel is taken from the low gain if a sample of its high gain is above so many ADC counts.</summary>
    public ushort LowGainAbove { get; init; } = 4000;

    /// <summary>True: one gain is taken for each pixel; false: both are kept; null: both are kept of calibration events only.</summary>
    public bool? SelectsGain { get; init; }

    /// <inheritdoc/>
    public void Process(TelescopeEvent item)
    {
        if (item.R0 is not { } raw || item.Monitoring.Camera is not { } calibration) return;
        var shape = raw.Waveform;
        if (calibration.Pixels != shape.Pixels || calibration.Channels != shape.Channels)
        {
            throw new InvalidDataException($"Run {item.Index.ObsId} event {item.Index.EventId} telescope {item.Index.TelId}: the calibration is for {calibration.Channels} × {calibration.Pixels} channels and pixels, the event has {shape.Channels} × {shape.Pixels}. The file is damaged there, or the event is not of that run.");
        }

        item.R1?.Dispose();
        item.R1 = SelectsGain ?? item.EventType == EventType.Subarray ? Selected(raw, calibration) : All(raw, calibration);
    }

    private static R1Camera All(R0Camera raw, CameraCalibration calibration)
    {
        var waveform = NewWaveform(raw, raw.Waveform.Channels);
        var source = raw.Waveform.Values;
        var target = waveform.Values;
        var length = waveform.Samples;
        for (var trace = 0; trace < calibration.Pedestal.Length; trace++)
        {
            var (pedestal, factor) = (calibration.Pedestal[trace], calibration.Factor[trace]);
            if (HasSamples(raw)) SampleKernels.Convert(source.Slice(trace * length, length), pedestal, factor, target.Slice(trace * length, length));
            else target[trace] = (raw.Sums!.Values[trace] - pedestal) * factor;
        }

        var status = new PixelArray<PixelStatus>(waveform.Pixels);
        status.Values.Clear();
        return new R1Camera(waveform) { PixelStatus = status };
    }

    private R1Camera Selected(R0Camera raw, CameraCalibration calibration)
    {
        var waveform = NewWaveform(raw, 1);
        var (gains, status) = (new PixelArray<byte>(waveform.Pixels), new PixelArray<PixelStatus>(waveform.Pixels));
        for (var pixel = 0; pixel < waveform.Pixels; pixel++)
        {
            var gain = raw.Waveform.Channels > 1 && IsLow(raw, pixel) ? 1 : 0;
            gains[pixel] = (byte)gain;
            status[pixel] = calibration.IsDisabled[pixel] ? PixelStatus.None : gain == 0 ? PixelStatus.HighGainStored : PixelStatus.LowGainStored;
            Convert(raw, calibration, gain, pixel, waveform.Trace(0, pixel));
        }

        return new R1Camera(waveform) { SelectedGainChannel = gains, PixelStatus = status };
    }

    private static Waveform<float> NewWaveform(R0Camera raw, int channels) =>
        new(channels, raw.Waveform.Pixels, HasSamples(raw) ? raw.Waveform.Samples : 1);

    private static bool HasSamples(R0Camera raw) => raw.Waveform.Samples > 0 || raw.Sums is null;

    private bool IsLow(R0Camera raw, int pixel) =>
        HasSamples(raw) ? SampleKernels.IsAnyAbove(raw.Waveform.Trace(0, pixel), LowGainAbove) : raw.Sums!.Trace(0, pixel)[0] > LowGainAbove;

    private static void Convert(R0Camera raw, CameraCalibration calibration, int channel, int pixel, Span<float> target)
    {
        var (pedestal, factor) = (calibration.Pedestal[(channel * calibration.Pixels) + pixel], calibration.Factor[(channel * calibration.Pixels) + pixel]);
        if (HasSamples(raw)) SampleKernels.Convert(raw.Waveform.Trace(channel, pixel), pedestal, factor, target);
        else target[0] = (raw.Sums!.Trace(channel, pixel)[0] - pedestal) * factor;
    }
}
