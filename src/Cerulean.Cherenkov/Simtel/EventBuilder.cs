using Cerulean.Cherenkov.Coordinates;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Makes events of array events (type 2010).</summary>
internal sealed class EventBuilder(SimtelConfiguration configuration, CameraCalibrations calibrations, SimtelOptions options, SimtelSource source)
{
    // Simulations store no image that is brighter than a limit, which is above this one.
    private const int VeryBright = 1_000_000;

    // Samples of an event: so many, and so many for each byte.
    private const long MostSparse = 1 << 24;
    private const long MostEach = 64;

    // 32-bit numbers of 90° are a little above it.
    private const double NearlyRight = (1 + 1e-6) * Math.PI / 2;

    private readonly bool _hasTrueImages = TrueImages.AreIn(configuration.History);
    private readonly Dictionary<int, TrackingPosition> _positions = [];

    /// <summary>The run whose events are made.</summary>
    public RunHeader? Run { get; } = configuration.Run;

    /// <summary>Makes an event, or null if it is a shower of which no telescope that is wanted has data.</summary>
    public SubarrayEvent? Build(EventIOObject array, EventType type, (MCShower? Shower, MCEvent? Use) truth, Light light, long count)
    {
        if (Survey(array, out var hasData) is var trigger && !hasData && type == EventType.Subarray) return null;
        var number = trigger is { EventId: not 0 } ? trigger.EventId : array.Header.Id;
        var telescopes = trigger?.TelsWithTrigger is { } list ? Array.ConvertAll(list, telId => (int)telId).Where(IsAllowed).ToArray() : null;
        var shower = Simulation(truth.Shower, truth.Use);
        var item = new SubarrayEvent
        {
            Index = new EventIndex(Run?.Run ?? 0, number != 0 ? number : source.NextNumber()),
            Count = count,
            Trigger = new Trigger { EventType = type, Time = TimeOf(trigger), TelsWithTrigger = telescopes ?? DataOf(array) },
            Pointing = Pointing(),
            Simulation = shower,
        };
        var samples = 0L;
        foreach (var inner in array)
        {
            if (EventIOTypes.EventTelescope(inner.Header.Type) is not { } telId || !IsAllowed(telId)) continue;
            if (telescopes?.Contains(telId) == false) source.SkippedTelescopes++;
            else if (item.Tel.TryGet(telId, out _)) source.Skipped.Add(inner.Header);
            else if (Telescope(inner, item, telId, trigger, light) is { } telescope) samples = Add(telescope, item, samples, array.Header);
        }

        return item;
    }

    /// <summary>Makes an event of a shower that triggered nothing.</summary>
    public SubarrayEvent Untriggered(MCShower shower, MCEvent use, long count) => new()
    {
        Index = new EventIndex(Run?.Run ?? 0, use.EventId),
        Count = count,
        Trigger = new Trigger(),
        Pointing = Pointing(),
        Simulation = Simulation(shower, use),
    };

    // What is left out of a file takes memory all the same: in an event only as much as it may be.
    private static long Add(TelescopeEvent telescope, SubarrayEvent item, long samples, in EventIOHeader header)
    {
        item.Tel.Add(telescope);
        samples += telescope.R0?.Waveform.Values.Length ?? 0;
        if (samples <= MostSparse + (MostEach * header.Length)) return samples;
        item.Dispose();
        throw new EventIOException($"{header} has {samples} samples in {header.Length} bytes: the file is damaged there.", header.Address);
    }

    // The trigger, and where telescopes point, which stands behind their data.
    private TriggerInformation? Survey(EventIOObject array, out bool hasData)
    {
        TriggerInformation? trigger = null;
        hasData = false;
        _positions.Clear();
        foreach (var item in array)
        {
            var header = item.Header;
            if (EventIOTypes.EventTelescope(header.Type) is { } telId) hasData |= IsAllowed(telId);
            else if (header.Type == SimtelTypes.TriggerInformation && TriggerInformation.Supports(header.Version)) trigger = TriggerInformation.Read(item);
            else if (EventIOTypes.TrackingTelescope(header.Type) is { } tracked && TrackingPosition.Supports(header.Version)) _positions[tracked] = TrackingPosition.Read(item);
            else if (header.Type != SimtelTypes.StereoReconstruction) source.Skipped.Add(header);
        }

        return trigger;
    }

    private int[] DataOf(EventIOObject array)
    {
        var telescopes = new List<int>();
        foreach (var item in array)
        {
            if (EventIOTypes.EventTelescope(item.Header.Type) is { } telId && IsAllowed(telId)) telescopes.Add(telId);
        }

        return [.. telescopes];
    }

    private TelescopeEvent? Telescope(EventIOObject item, SubarrayEvent array, int telId, TriggerInformation? trigger, Light light)
    {
        var index = Run is null ? -1 : Array.IndexOf(Run.TelIds, (short)telId);
        var sum = light.Sums is { } sums && (uint)index < (uint)sums.Photoelectrons.Length ? sums.Photoelectrons[index] : double.NaN;
        var image = light.TakeImage(telId);
        if (image is null && _hasTrueImages && sum > VeryBright)
        {
            source.SkippedTelescopes++;
            return null;
        }

        var parts = TelescopeParts.Read(item, source.Skipped);
        return new TelescopeEvent
        {
            Index = new TelescopeEventIndex(array.Index.ObsId, array.Index.EventId, telId),
            EventType = array.Trigger.EventType,
            Trigger = TriggerOf(telId, trigger, array.Trigger.Time, parts.TriggerPixels),
            R0 = parts.ToR0(),
            Simulation = new SimulatedCamera
            {
                TrueImageSum = sum,
                TrueImage = image ?? (_hasTrueImages ? Missing(parts.Pixels) : null),
                ImpactDistanceM = ImpactM(array.Simulation, index),
            },
            Monitoring = new Monitoring
            {
                Pointing = _positions.TryGetValue(telId, out var position) ? new TelescopePointing(position.AzimuthRad, Clip(position.AltitudeRad)) : new TelescopePointing(double.NaN, double.NaN),
                Camera = calibrations.Of(telId, configuration.Telescopes.TryGetValue(telId, out var telescope) ? telescope.Disabled : null),
            },
        };
    }

    private static TelescopeTrigger TriggerOf(int telId, TriggerInformation? trigger, UtcTime time, PixelArray<int>? pixels)
    {
        var place = trigger?.TelsWithTrigger is { } list ? Array.IndexOf(list, (short)telId) : -1;
        if (place < 0) return new TelescopeTrigger { Time = time, EventType = EventType.Subarray, Pixels = pixels };
        var after = trigger!.TriggerTimesNs[place];
        return new TelescopeTrigger
        {
            Time = new UtcTime(time.Nanoseconds + (float.IsFinite(after) ? (long)Math.Round(after) : 0)),
            RelativeTimeNs = after,
            EventType = EventTypes.OfTrigger(trigger.TriggerMasks[place]),
            Pixels = pixels,
        };
    }

    private static PixelArray<int> Missing(int pixels)
    {
        var image = new PixelArray<int>(pixels);
        image.Values.Fill(-1);
        return image;
    }

    private double ImpactM(SimulatedShower? shower, int index)
    {
        if (shower is null || index < 0) return double.NaN;
        var place = Run!.TelPositionsM.AsSpan(3 * index, 3);
        var axis = new ShowerAxis(new GroundPoint(shower.CoreXM, shower.CoreYM, 0), new Horizontal(shower.AzimuthRad, shower.AltitudeRad));
        return axis.DistanceM(new GroundPoint(place[0], place[1], place[2]));
    }

    private ArrayPointing Pointing() => Run switch
    {
        null => new ArrayPointing(),
        { TrackingMode: 0 } => new ArrayPointing { AzimuthRad = Run.DirectionRad[0], AltitudeRad = Run.DirectionRad[1] },
        _ => new ArrayPointing { RightAscensionRad = Run.DirectionRad[0], DeclinationRad = Run.DirectionRad[1] },
    };

    private static SimulatedShower? Simulation(MCShower? shower, MCEvent? use) => shower is null || use is null ? null : new SimulatedShower
    {
        EnergyTeV = shower.EnergyTeV,
        AltitudeRad = Clip(shower.AltitudeRad),
        AzimuthRad = shower.AzimuthRad,
        CoreXM = use.CoreXM,
        CoreYM = use.CoreYM,
        FirstInteractionHeightM = shower.FirstInteractionHeightM,
        XMaxGramsPerCm2 = shower.XMaxGramsPerCm2,
        StartingGrammageGramsPerCm2 = shower.StartDepthGramsPerCm2,
        PrimaryId = shower.PrimaryId,
    };

    private static double Clip(double altitudeRad) =>
        Math.Abs(altitudeRad) > Math.PI / 2 && Math.Abs(altitudeRad) < NearlyRight ? Math.CopySign(Math.PI / 2, altitudeRad) : altitudeRad;

    private static UtcTime TimeOf(TriggerInformation? trigger) => trigger is null ? default : UtcTime.From(trigger.GpsTime.Seconds, trigger.GpsTime.Nanoseconds);

    private bool IsAllowed(int telId) => options.AllowedTelescopes?.Contains(telId) != false;
}
