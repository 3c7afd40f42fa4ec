using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>The calibration of each camera, made anew when a part of it passes.</summary>
internal sealed class CameraCalibrations
{
    private readonly Dictionary<int, Parts> _cameras = [];

    /// <summary>Takes the baselines of a camera, if they are reported.</summary>
    public void Add(CameraMonitoring report)
    {
        if (report.Pedestals is not null) PartsOf(report.TelId).Report = report;
    }

    /// <summary>Takes the factors of a camera.</summary>
    public void Add(LaserCalibration laser) => PartsOf(laser.TelId).Laser = laser;

    /// <summary>The calibration of a telescope; null where the file has not given both parts of it.</summary>
    public CameraCalibration? Of(int telId, DisabledPixels? disabled)
    {
        if (!_cameras.TryGetValue(telId, out var parts) || parts.Report is not { Pedestals: { } pedestals } report || parts.Laser is not { } laser) return null;
        return parts.Made ??= Make(report, pedestals, laser, disabled);
    }

    private static CameraCalibration Make(CameraMonitoring report, MonitoredPedestals pedestals, LaserCalibration laser, DisabledPixels? disabled)
    {
        if (report.Channels != laser.Channels || report.Pixels != laser.Pixels)
        {
            throw new EventIOException($"telescope {laser.TelId} has baselines of {report.Channels} × {report.Pixels} channels and pixels, and factors of {laser.Channels} × {laser.Pixels}: the file is damaged, or was put together of two.", 0);
        }

        var isDisabled = new bool[laser.Pixels];
        foreach (var pixel in disabled?.HighVoltage ?? [])
        {
            if ((uint)pixel < (uint)isDisabled.Length) isDisabled[pixel] = true;
        }

        return new CameraCalibration
        {
            Channels = laser.Channels,
            Pixels = laser.Pixels,
            Pedestal = Array.ConvertAll(pedestals.Pedestal, sum => pedestals.Samples > 0 ? sum / pedestals.Samples : 0),
            Factor = laser.Factor,
            TimeShiftNs = laser.TimeShiftNs,
            IsDisabled = isDisabled,
        };
    }

    private Parts PartsOf(int telId)
    {
        if (!_cameras.TryGetValue(telId, out var parts)) _cameras[telId] = parts = new Parts();
        parts.Made = null;
        return parts;
    }

    private sealed class Parts
    {
        public CameraMonitoring? Report { get; set; }

        public LaserCalibration? Laser { get; set; }

        public CameraCalibration? Made { get; set; }
    }
}
