using System.Collections;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;
using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>
/// The events of simulation files (plain, gzip or zstd), in their order, several files as one sequence. Each time it is gone through, the files are read anew. Events have raw samples and
/// monitoring; <see cref="Pipeline"/> calibrates them. Whoever takes an event disposes of it.
/// </summary>
public sealed class SimtelSource : IEnumerable<SubarrayEvent>, IDisposable
{
    private readonly IReadOnlyList<string> _paths;
    private readonly SimtelOptions _options;
    private SimtelEventReader? _file;
    private (SimtelConfiguration Of, SubarrayDescription Array)? _subarray;
    private bool _isUntouched = true;
    private long _withoutNumber;

    private SimtelSource(IReadOnlyList<string> paths, SimtelOptions options) => (_paths, _options) = (paths, options);

    /// <summary>What the file that is being read says before its events; that of the first file before any event is read.</summary>
    /// <exception cref="EventIOException">The file is no EventIO file, or is damaged before its events.</exception>
    public SimtelConfiguration Configuration
    {
        get
        {
            var file = _file ??= Open(0);
            file.ReadHead();
            return file.Configuration;
        }
    }

    /// <summary>The array of that file, with the allowed telescopes, made when it is first asked for.</summary>
    /// <exception cref="EventIOException">The file is no EventIO file, or is damaged before its events.</exception>
    /// <exception cref="InvalidDataException">The file tells no telescopes, or not the focal length that was chosen; the message says what to do.</exception>
    public SubarrayDescription Subarray
    {
        get
        {
            var configuration = Configuration;
            if (_subarray is { } known && ReferenceEquals(known.Of, configuration)) return known.Array;
            try
            {
                var subarray = SubarrayDescription.From(configuration, _options.FocalLength, _options.AllowedTelescopes);

                // Telescopes may still come.
                if (configuration.IsComplete) _subarray = (configuration, subarray);
                return subarray;
            }
            catch (InvalidDataException error)
            {
                throw new InvalidDataException($"{_file!.Path}: {error.Message}", error);
            }
        }
    }

    /// <summary>Objects that were met and are not known.</summary>
    public SkippedObjects Skipped { get; } = new();

    /// <summary>Telescopes with data that took no part in the trigger, or whose true image is missing though it is very bright; they were left out.</summary>
    public long SkippedTelescopes { get; internal set; }

    /// <summary>Opens one file or several, which are read when events are asked for.</summary>
    public static SimtelSource Open(params IReadOnlyList<string> paths) => Open(paths, new SimtelOptions());

    /// <summary>Opens files of which not all is wanted.</summary>
    public static SimtelSource Open(IReadOnlyList<string> paths, SimtelOptions options) => new(paths, options);

    /// <summary>Reads the events.</summary>
    /// <exception cref="EventIOException">A file is damaged or cut off; all complete events before the place were given.</exception>
    public IEnumerator<SubarrayEvent> GetEnumerator()
    {
        var count = 0L;
        _withoutNumber = 0;
        for (var i = 0; i < _paths.Count; i++)
        {
            if (i > 0 && count == _options.MaxEvents) yield break;
            if (i > 0 || !_isUntouched || _file is null)
            {
                _file?.Dispose();
                _file = Open(i);
            }

            _isUntouched = false;
            while (count != _options.MaxEvents && _file.Read(count) is { } item)
            {
                count++;
                yield return item;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Closes the files.</summary>
    public void Dispose() => _file?.Dispose();

    /// <summary>What has been read of what stands before the events, also where the file is damaged there.</summary>
    internal SimtelConfiguration SoFar => (_file ??= Open(0)).Configuration;

    /// <summary>The number of an event that has none: -1, -2 and so on.</summary>
    internal long NextNumber() => --_withoutNumber;

    private SimtelEventReader Open(int index) => new(_paths[index], _options, this);
}
