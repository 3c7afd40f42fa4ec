using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// Writes a run of tiles anew in the other layout. Run, descriptors and events get new uids; resources and datums are emitted again as they are, so that
/// data, timestamps and times of the rows stay.
/// </summary>
internal abstract class TileConversion(Run run, TimeProvider clock, Func<string> newUid)
{
    private readonly Dictionary<string, string> _uids = [];
    private readonly Dictionary<string, EventDescriptor> _descriptors = run.Descriptors.ToDictionary(descriptor => descriptor.Uid);

    protected Run Run { get; } = run;

    protected string NewRun { get; } = newUid();

    /// <summary>Name of the layout, as it stands in a start document that tells it.</summary>
    protected abstract string LayoutName { get; }

    public static TileConversion To(TileLayout layout, Run run, TimeProvider clock, Func<string> newUid) =>
        layout == TileLayout.Single ? new TilesToSingle(run, clock, newUid) : new TilesToStreams(run, clock, newUid);

    public IEnumerable<Document> Documents()
    {
        var events = new List<Event>();
        var datums = new List<StreamDatum>();
        yield return Start();
        foreach (var document in Run.Documents(Granularity.Events))
        {
            if (document is Event row && IsTile(_descriptors[row.Descriptor])) events.Add(row);
            else if (document is StreamDatum datum && IsTile(_descriptors[datum.Descriptor])) datums.Add(datum);
            else if (Copy(document) is { } copy) yield return copy;
        }

        foreach (var document in Convert(TileRow.Of(events, datums, uid => _descriptors[uid]), datums)) yield return document;
        if (Run.Stop is { } stop) yield return Stop(stop);
    }

    /// <summary>True for the streams that are converted; the others are copied.</summary>
    protected abstract bool IsTile(EventDescriptor descriptor);

    protected abstract IEnumerable<Document> Convert(IReadOnlyList<TileRow> rows, IReadOnlyList<StreamDatum> datums);

    /// <summary>The new numbers of rows by stream, for the stop document.</summary>
    protected abstract IEnumerable<(string Stream, JsonValue Rows)> NumEvents { get; }

    protected string Uid() => newUid();

    protected string NewOf(string uid) => _uids.TryGetValue(uid, out var known) ? known : _uids[uid] = newUid();

    /// <summary>A stream datum in pieces: rows that followed each other may lie apart in the new layout.</summary>
    protected IEnumerable<StreamDatum> Split(StreamDatum datum, Func<long, (string Descriptor, long Number)> placeOf)
    {
        var (indices, numbers) = (datum.Indices, datum.SeqNums);
        for (long at = 0, end; at < numbers.Count; at = end)
        {
            var (descriptor, number) = placeOf(numbers.Start + at);
            for (end = at + 1; end < numbers.Count && placeOf(numbers.Start + end) == (descriptor, number + end - at); end++)
            {
            }

            yield return datum with
            {
                Uid = newUid(),
                Descriptor = descriptor,
                Indices = new StreamRange(indices.Start + at, Math.Min(indices.Start + end, indices.Stop)),
                SeqNums = new StreamRange(number, number + end - at),
            };
        }
    }

    private RunStart Start()
    {
        var metadata = Run.Start.Metadata.With("original_run_uid", Run.Uid);
        if (metadata.ContainsKey("layout")) metadata = metadata.With("layout", LayoutName);
        return Run.Start with { Uid = NewRun, Time = Now(), Metadata = metadata };
    }

    private RunStop Stop(RunStop stop) => stop with
    {
        Uid = newUid(),
        Time = Now(),
        RunStart = NewRun,
        NumEvents = JsonObject.Of(
            [.. (stop.NumEvents ?? JsonObject.Empty).Where(stream => !Run.Descriptors.Any(descriptor => descriptor.Stream == stream.Key && IsTile(descriptor)))
                .Select(stream => (stream.Key, stream.Value)), .. NumEvents]),
    };

    private double Now() => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    private Document? Copy(Document document) => document switch
    {
        EventDescriptor descriptor when !IsTile(descriptor) => descriptor with { Uid = NewOf(descriptor.Uid), RunStart = NewRun },
        Event row => row with { Uid = newUid(), Descriptor = NewOf(row.Descriptor) },
        Resource resource => resource.RunStart is null ? resource : resource with { RunStart = NewRun },
        Datum => document,
        StreamResource resource => resource.RunStart is null ? resource : resource with { RunStart = NewRun },
        StreamDatum datum => datum with { Descriptor = NewOf(datum.Descriptor) },
        _ => null,
    };
}
