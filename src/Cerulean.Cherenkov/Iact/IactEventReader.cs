using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>Puts a shower together from its objects. Telescopes stand in one object for a use, or on their own between a head and an end.</summary>
internal sealed class IactEventReader(CorsikaEventHeader header, SkippedObjects skipped)
{
    private readonly List<Longitudinal> _longitudinal = [];

    public IactEvent Event { get; } = new(header);

    /// <summary>Adds an object; true if it was the last of the shower.</summary>
    public bool Add(EventIOObject item)
    {
        switch (item.Header.Type)
        {
            case IactTypes.ArrayOffsets when ArrayOffsets.Supports(item.Header.Version):
                Event.Offsets = ArrayOffsets.Read(item);
                break;
            case IactTypes.Longitudinal when Longitudinal.Supports(item.Header.Version):
                _longitudinal.Add(Longitudinal.Read(item));
                Event.Longitudinal = _longitudinal;
                break;
            case MCExtraParameters.Type when MCExtraParameters.Supports(item.Header.Version):
                Event.ExtraParameters = MCExtraParameters.Read(item);
                break;
            case IactTypes.TelescopeData:
                AddUse(item);
                break;
            case IactTypes.ArrayHead:
                Event.Use(item.Header.Id);
                break;
            case IactTypes.ArrayEnd:
                break;
            case IactTypes.EventEnd when CorsikaEventEnd.Supports(item.Header.Version):
                Event.End = CorsikaEventEnd.Read(item);
                return true;
            default:
                AddTelescope(item);
                break;
        }

        return false;
    }

    private void AddUse(EventIOObject item)
    {
        Event.Use(item.Header.Id);
        foreach (var telescope in item) AddTelescope(telescope);
    }

    private void AddTelescope(EventIOObject item)
    {
        switch (item.Header.Type)
        {
            case IactTypes.Photons when GroundParticles.AreIn(item.Header) && GroundParticles.Supports(item.Header.Version):
                Event.GroundParticles?.Dispose();
                Event.GroundParticles = GroundParticles.Read(item);
                break;
            case IactTypes.Photons when PhotonBunches.Supports(item.Header.Version):
                var bunches = PhotonBunches.Read(item);
                Event.Use(bunches.ArrayId).Add(bunches);
                break;
            case IactTypes.Photons3D when PhotonBunches3D.Supports(item.Header.Version):
                var all = PhotonBunches3D.Read(item);
                Event.Use(all.ArrayId).Add(all);
                break;
            case IactTypes.PhotoElectrons when PhotoElectrons.Supports(item.Header.Version):
                var photoElectrons = PhotoElectrons.Read(item);
                Event.Use(photoElectrons.ArrayId).Add(photoElectrons);
                break;
            default:
                skipped.Add(item.Header);
                break;
        }
    }
}
