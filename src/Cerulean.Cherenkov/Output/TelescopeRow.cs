using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Output;

/// <summary>What is told of the event of one telescope; sums are made once.</summary>
internal sealed class TelescopeRow
{
    public TelescopeRow(TelescopeEvent item)
    {
        Event = item;
        (R1Sum, R1Max, LowGainPixels) = (double.NaN, double.NaN, -1);
        if (item.R0 is { } raw)
        {
            (Channels, Pixels, Samples) = (raw.Waveform.Channels, raw.Waveform.Pixels, raw.Waveform.Samples);
            foreach (var sample in raw.Waveform.Values) R0Sum += sample;

            // A camera that stores nothing but sums has one sample for each pixel.
            if (Samples == 0 && raw.Sums is { } sums)
            {
                Samples = sums.Samples;
                foreach (var sum in sums.Values) R0Sum += sum;
            }
        }

        if (item.R1 is { } calibrated) AddCalibrated(calibrated);
    }

    public TelescopeEvent Event { get; }

    public int Channels { get; }

    public int Pixels { get; }

    public int Samples { get; }

    public long R0Sum { get; }

    public double R1Sum { get; private set; }

    public double R1Max { get; private set; }

    public int LowGainPixels { get; private set; }

    private void AddCalibrated(R1Camera camera)
    {
        var (sum, most) = (0d, double.NegativeInfinity);
        foreach (var sample in camera.Waveform.Values)
        {
            sum += sample;
            if (sample > most) most = sample;
        }

        (R1Sum, R1Max) = (sum, double.IsFinite(most) ? most : double.NaN);
        if (camera.SelectedGainChannel is not { } gains) return;
        LowGainPixels = 0;
        foreach (var gain in gains.Values) LowGainPixels += gain;
    }
}
