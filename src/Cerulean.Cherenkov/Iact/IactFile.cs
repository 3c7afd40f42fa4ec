using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>
/// A file of the IACT option of CORSIKA: what stands before the first shower is read at once, the showers one after another.
/// <code>
/// using var file = IactFile.Open("gamma.eventio.zst");
/// foreach (var shower in file.ReadEvents())
///     foreach (var use in shower.Uses) Console.WriteLine($"{shower.Header.TotalEnergyGeV} GeV at {use.ImpactXCm} cm: {use.Bunches.Count} telescopes");
/// </code>
/// </summary>
public sealed class IactFile : IDisposable
{
    private readonly EventIOReader _reader;
    private readonly List<string> _card = [];
    private bool _isObjectAhead;

    private IactFile(EventIOReader reader) => _reader = reader;

    /// <summary>How CORSIKA was run; null where the file does not tell.</summary>
    public CorsikaRunHeader? RunHeader { get; private set; }

    /// <summary>Where the telescopes stand.</summary>
    public TelescopeDefinition? Telescopes { get; private set; }

    /// <summary>The lines that steered CORSIKA.</summary>
    public IReadOnlyList<string> InputCard => _card;

    /// <summary>The atmosphere of the simulation; null where the file does not tell.</summary>
    public AtmosphericProfile? Atmosphere { get; private set; }

    /// <summary>The end of the run, when the showers have been read.</summary>
    public CorsikaRunEnd? RunEnd { get; private set; }

    /// <summary>What could not be read.</summary>
    public SkippedObjects Skipped { get; } = new();

    /// <summary>Opens a plain, gzip or zstd file and reads up to the first shower.</summary>
    /// <exception cref="EventIOException">The file is damaged or cut off before it.</exception>
    public static IactFile Open(string path) => Open(EventIOReader.Open(path));

    /// <summary>The same for a reader, which is disposed of with the file.</summary>
    public static IactFile Open(EventIOReader reader)
    {
        var file = new IactFile(reader);
        try
        {
            file.ReadStart();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The showers, each complete and valid until the next; the sequence can be gone through once.</summary>
    /// <exception cref="EventIOException">The file is damaged or cut off; all complete showers before that place have been given.</exception>
    public IEnumerable<IactEvent> ReadEvents()
    {
        while (TryReadEvent() is { } read)
        {
            using (read) yield return read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void ReadStart()
    {
        while (_reader.MoveNext())
        {
            _isObjectAhead = _reader.Header.Type == IactTypes.EventHeader;
            if (_isObjectAhead) return;
            ReadRunObject();
        }
    }

    private void ReadRunObject()
    {
        switch (_reader.Header)
        {
            case { Type: IactTypes.RunHeader, Version: var version } when CorsikaRunHeader.Supports(version):
                RunHeader = CorsikaRunHeader.Read(_reader.ReadObject());
                break;
            case { Type: IactTypes.TelescopeDefinition, Version: var version } when TelescopeDefinition.Supports(version):
                Telescopes = TelescopeDefinition.Read(_reader.ReadObject());
                break;
            case { Type: IactTypes.InputCard, Version: var version } when Iact.InputCard.Supports(version):
                _card.AddRange(Iact.InputCard.Read(_reader.ReadObject()).Lines);
                break;
            case { Type: AtmosphericProfile.Type, Version: var version } when AtmosphericProfile.Supports(version):
                Atmosphere = AtmosphericProfile.Read(_reader.ReadObject());
                break;
            case { Type: IactTypes.RunEnd, Version: var version } when CorsikaRunEnd.Supports(version):
                RunEnd = CorsikaRunEnd.Read(_reader.ReadObject());
                break;
            default:
                Skipped.Add(_reader.Header);
                break;
        }
    }

    // Null at the end. A shower ends with its end, the header of the next, or the end of the file.
    private IactEvent? TryReadEvent()
    {
        if (!_isObjectAhead && !_reader.MoveNext()) return null;
        while (_reader.Header.Type != IactTypes.EventHeader || !CorsikaEventHeader.Supports(_reader.Header.Version))
        {
            ReadRunObject();
            if (!_reader.MoveNext()) return null;
        }

        var read = new IactEventReader(CorsikaEventHeader.Read(_reader.ReadObject()), Skipped);
        try
        {
            while ((_isObjectAhead = _reader.MoveNext()) && _reader.Header.Type is not (IactTypes.EventHeader or IactTypes.RunEnd))
            {
                if (!read.Add(_reader.ReadObject())) continue;
                _isObjectAhead = false;
                break;
            }

            return read.Event;
        }
        catch
        {
            read.Event.Dispose();
            throw;
        }
    }
}
