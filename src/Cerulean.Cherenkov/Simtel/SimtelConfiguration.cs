using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Iact;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>
/// All that a file says beside its events: run, simulation, history, telescopes, atmosphere, and behind them histograms. It fills itself as objects pass, in whatever order they come;
/// what comes again takes the place of what was there.
/// </summary>
public sealed class SimtelConfiguration
{
    private readonly SortedDictionary<int, TelescopeConfiguration> _telescopes = [];
    private readonly List<int> _order = [];
    private readonly List<MCRunHeader> _simulations = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly List<InputCard> _inputCards = [];
    private readonly List<AtmosphericProfile> _atmospheres = [];

    /// <summary>The run; null before its header has passed.</summary>
    public RunHeader? Run { get; private set; }

    /// <summary>The simulations, of which merged files have several; the last is that of the events.</summary>
    public IReadOnlyList<MCRunHeader> Simulations => _simulations;

    /// <summary>Command lines and configurations of the programs, line by line.</summary>
    public IReadOnlyList<HistoryEntry> History => _history;

    /// <summary>Names and values that describe the array; null where there are none.</summary>
    public HistoryMeta? Metadata { get; private set; }

    /// <summary>Input cards of the shower program.</summary>
    public IReadOnlyList<InputCard> InputCards => _inputCards;

    /// <summary>Atmospheres; empty where they are not stored.</summary>
    public IReadOnlyList<AtmosphericProfile> Atmospheres => _atmospheres;

    /// <summary>Histograms, which stand behind the events; empty before.</summary>
    public IReadOnlyList<Histogram> Histograms { get; private set; } = [];

    /// <summary>What the run counted; null where it is not stored, and before it has passed.</summary>
    public RunStatistics? Statistics { get; private set; }

    /// <summary>What the simulation counted; null where it is not stored, and before it has passed.</summary>
    public MCRunStatistics? SimulationStatistics { get; private set; }

    /// <summary>Telescopes of which the file says something, by their numbers.</summary>
    public IReadOnlyDictionary<int, TelescopeConfiguration> Telescopes => _telescopes;

    /// <summary>The numbers of the telescopes whose cameras are described, in the order in which the file describes them.</summary>
    public IReadOnlyList<int> TelescopeOrder => _order;

    /// <summary>Objects of these kinds whose version is not known.</summary>
    public SkippedObjects Skipped { get; } = new();

    /// <summary>True if the run header and the camera, electronics and readout of all its telescopes have passed.</summary>
    public bool IsComplete => Run is { } run && run.TelIds.All(telescope => _telescopes.TryGetValue(telescope, out var configuration) && configuration.IsComplete);

    /// <summary>True for the types of objects that it takes.</summary>
    public static bool Holds(int type) => SupportOf(new EventIOHeader { Type = type }) is not null;

    /// <summary>Takes what the object says; false if it is of another kind.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public bool Add(EventIOObject item)
    {
        var header = item.Header;
        if (SupportOf(header) is not { } isSupported) return false;
        if (!isSupported) Skipped.Add(header);
        else if (header.Type is >= CameraSettings.Type and <= DriveSettings.Type) AddTo(Telescope(header.Id), item);
        else AddToRun(item);
        return true;
    }

    // Null for a type of another kind.
    private static bool? SupportOf(in EventIOHeader header) => header.Type switch
    {
        HistoryEntry.ListType => HistoryEntry.Supports(header.Version),
        HistoryMeta.Type => HistoryMeta.Supports(header.Version),
        IactTypes.InputCard => InputCard.Supports(header.Version),
        AtmosphericProfile.Type => AtmosphericProfile.Supports(header.Version),
        RunHeader.Type => RunHeader.Supports(header.Version),
        MCRunHeader.Type => MCRunHeader.Supports(header.Version),
        CameraSettings.Type => CameraSettings.Supports(header.Version),
        CameraOrganization.Type => CameraOrganization.Supports(header.Version),
        PixelSettings.Type => PixelSettings.Supports(header.Version),
        DisabledPixels.Type => DisabledPixels.Supports(header.Version),
        CameraSoftwareSettings.Type => CameraSoftwareSettings.Supports(header.Version),
        PointingCorrection.Type => PointingCorrection.Supports(header.Version),
        DriveSettings.Type => DriveSettings.Supports(header.Version),
        Histogram.Type => Histogram.Supports(header.Version),
        RunStatistics.Type => RunStatistics.Supports(header.Version),
        MCRunStatistics.Type => MCRunStatistics.Supports(header.Version),
        _ => null,
    };

    private void AddToRun(EventIOObject item)
    {
        switch (item.Header.Type)
        {
            case RunHeader.Type: Run = RunHeader.Read(item); break;
            case MCRunHeader.Type: _simulations.Add(MCRunHeader.Read(item)); break;
            case AtmosphericProfile.Type: _atmospheres.Add(AtmosphericProfile.Read(item)); break;
            case IactTypes.InputCard: _inputCards.Add(InputCard.Read(item)); break;
            case HistoryMeta.Type: Add(HistoryMeta.Read(item)); break;
            case Histogram.Type: Histograms = Histogram.Read(item); break;
            case RunStatistics.Type: Statistics = RunStatistics.Read(item); break;
            case MCRunStatistics.Type: SimulationStatistics = MCRunStatistics.Read(item); break;
            default: AddHistory(item); break;
        }
    }

    private void AddTo(TelescopeConfiguration telescope, EventIOObject item)
    {
        switch (item.Header.Type)
        {
            case CameraSettings.Type:
                if (telescope.Camera is null) _order.Add(telescope.TelId);
                telescope.Camera = CameraSettings.Read(item);
                break;
            case CameraOrganization.Type: telescope.Organization = CameraOrganization.Read(item); break;
            case PixelSettings.Type: telescope.Pixels = PixelSettings.Read(item); break;
            case DisabledPixels.Type: telescope.Disabled = DisabledPixels.Read(item); break;
            case CameraSoftwareSettings.Type: telescope.Software = CameraSoftwareSettings.Read(item); break;
            case PointingCorrection.Type: telescope.Pointing = PointingCorrection.Read(item); break;
            default: telescope.Drive = DriveSettings.Read(item); break;
        }
    }

    private void Add(HistoryMeta metadata)
    {
        if (metadata.TelId == HistoryMeta.Array) Metadata = metadata;
        else Telescope(metadata.TelId).Metadata = metadata;
    }

    private void AddHistory(EventIOObject item)
    {
        foreach (var line in item)
        {
            var isLine = line.Header.Type is HistoryEntry.CommandLineType or HistoryEntry.ConfigurationType;
            if (isLine && HistoryEntry.Supports(line.Header.Version)) _history.Add(HistoryEntry.Read(line));
            else Skipped.Add(line.Header);
        }
    }

    private TelescopeConfiguration Telescope(int telId)
    {
        if (!_telescopes.TryGetValue(telId, out var telescope)) _telescopes[telId] = telescope = new TelescopeConfiguration(telId);
        return telescope;
    }
}
