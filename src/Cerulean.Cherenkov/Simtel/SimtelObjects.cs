using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Iact;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>
/// Decodes whatever a simulation file holds, object by object, for those who want more than events. <see cref="SimtelSource"/> decodes only what events need.
/// </summary>
public static class SimtelObjects
{
    // Three are used; the limit keeps a damaged file from using up the stack.
    private const int Deepest = 16;

    /// <summary>
    /// Decodes an object and all objects inside it, depth first, and shows each with its header. What is shown is null for an object that holds others;
    /// it is disposed of afterwards where it has pooled memory. What is not known is counted.
    /// </summary>
    /// <exception cref="EventIOException">An object is damaged.</exception>
    public static void Visit(EventIOObject item, SkippedObjects skipped, Action<EventIOHeader, object?> show) => Visit(item, 0, skipped, show);

    private static void Visit(EventIOObject item, int depth, SkippedObjects skipped, Action<EventIOHeader, object?> show)
    {
        var header = item.Header;
        if (depth > Deepest) throw new EventIOException($"{header} lies in more than {Deepest} others: the file is damaged there.", header.Address);
        if (IsContainer(header))
        {
            show(header, null);
            foreach (var inner in item) Visit(inner, depth + 1, skipped, show);
            return;
        }

        var read = Read(item);
        if (read is null) skipped.Add(header);
        else show(header, read);
        (read as IDisposable)?.Dispose();
    }

    /// <summary>Decodes an object that holds no others; null where its type or version is not known.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static object? Read(EventIOObject item)
    {
        var (type, version) = (item.Header.Type, item.Header.Version);
        return EventIOTypes.TrackingTelescope(type) is not null ? (TrackingPosition.Supports(version) ? TrackingPosition.Read(item) : null)
            : type >= RunHeader.Type ? ReadEventPart(item, version)
            : ReadBesideEvents(item, version);
    }

    private static bool IsContainer(in EventIOHeader header) =>
        header.Type is HistoryEntry.ListType or SimtelTypes.TelescopeData or SimtelTypes.ArrayEvent or SimtelTypes.CalibrationEvent or SimtelTypes.CalibrationPhotoelectrons
        || EventIOTypes.EventTelescope(header.Type) is not null;

    private static object? ReadEventPart(EventIOObject item, int version) => item.Header.Type switch
    {
        SimtelTypes.TriggerInformation when TriggerInformation.Supports(version) => TriggerInformation.Read(item),
        SimtelTypes.TelescopeEventHeader when TelescopeEventHeader.Supports(version) => TelescopeEventHeader.Read(item),
        SimtelTypes.ADCSums when ADCSums.Supports(item.Header) => ADCSums.Read(item),
        SimtelTypes.ADCSamples when ADCSamples.Supports(item.Header) => ADCSamples.Read(item),
        SimtelTypes.ImageParameters when ImageParameters.Supports(version) => ImageParameters.Read(item),
        SimtelTypes.StereoReconstruction when StereoReconstruction.Supports(version) => StereoReconstruction.Read(item),
        SimtelTypes.PixelTiming when PixelTiming.Supports(version) => PixelTiming.Read(item),
        PixelCalibration.Type when PixelCalibration.Supports(version) => PixelCalibration.Read(item),
        SimtelTypes.MCShower when MCShower.Supports(version) => MCShower.Read(item),
        SimtelTypes.MCEvent when MCEvent.Supports(version) => MCEvent.Read(item),
        SimtelTypes.CameraMonitoring when CameraMonitoring.Supports(version) => CameraMonitoring.Read(item),
        SimtelTypes.LaserCalibration when LaserCalibration.Supports(version) => LaserCalibration.Read(item),
        RunStatistics.Type when RunStatistics.Supports(version) => RunStatistics.Read(item),
        MCRunStatistics.Type when MCRunStatistics.Supports(version) => MCRunStatistics.Read(item),
        SimtelTypes.MCPhotoelectronSum when MCPhotoelectronSum.Supports(version) => MCPhotoelectronSum.Read(item),
        SimtelTypes.PixelList when PixelList.Supports(version) => PixelList.Read(item),
        SimtelTypes.DigitalTraces when AuxiliaryTraces.Supports(version) => AuxiliaryTraces.ReadDigital(item),
        SimtelTypes.AnalogTraces when AuxiliaryTraces.Supports(version) => AuxiliaryTraces.ReadAnalog(item),
        SimtelTypes.PixelTriggerTimes when PixelTriggerTimes.Supports(version) => PixelTriggerTimes.Read(item),
        SimtelTypes.PixelMonitoring when PixelMonitoring.Supports(version) => PixelMonitoring.Read(item),
        _ => ReadConfiguration(item, version),
    };

    private static object? ReadConfiguration(EventIOObject item, int version) => item.Header.Type switch
    {
        RunHeader.Type when RunHeader.Supports(version) => RunHeader.Read(item),
        MCRunHeader.Type when MCRunHeader.Supports(version) => MCRunHeader.Read(item),
        CameraSettings.Type when CameraSettings.Supports(version) => CameraSettings.Read(item),
        CameraOrganization.Type when CameraOrganization.Supports(version) => CameraOrganization.Read(item),
        PixelSettings.Type when PixelSettings.Supports(version) => PixelSettings.Read(item),
        DisabledPixels.Type when DisabledPixels.Supports(version) => DisabledPixels.Read(item),
        CameraSoftwareSettings.Type when CameraSoftwareSettings.Supports(version) => CameraSoftwareSettings.Read(item),
        PointingCorrection.Type when PointingCorrection.Supports(version) => PointingCorrection.Read(item),
        DriveSettings.Type when DriveSettings.Supports(version) => DriveSettings.Read(item),
        _ => null,
    };

    private static object? ReadBesideEvents(EventIOObject item, int version) => item.Header.Type switch
    {
        HistoryEntry.CommandLineType or HistoryEntry.ConfigurationType when HistoryEntry.Supports(version) => HistoryEntry.Read(item),
        HistoryMeta.Type when HistoryMeta.Supports(version) => HistoryMeta.Read(item),
        Histogram.Type when Histogram.Supports(version) => Histogram.Read(item),
        SimtelTypes.PhotoElectrons when PhotoElectrons.Supports(version) => PhotoElectrons.Read(item),
        SimtelTypes.Photons when GroundParticles.AreIn(item.Header) && GroundParticles.Supports(version) => GroundParticles.Read(item),
        SimtelTypes.Photons when PhotonBunches.Supports(version) => PhotonBunches.Read(item),
        IactTypes.InputCard when InputCard.Supports(version) => InputCard.Read(item),
        MCExtraParameters.Type when MCExtraParameters.Supports(version) => MCExtraParameters.Read(item),
        AtmosphericProfile.Type when AtmosphericProfile.Supports(version) => AtmosphericProfile.Read(item),
        _ => null,
    };
}
