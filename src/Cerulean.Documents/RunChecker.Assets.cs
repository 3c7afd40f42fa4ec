using System.Globalization;

namespace Cerulean.Documents;

public sealed partial class RunChecker
{
    private readonly Dictionary<string, CheckedResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckedStreamResource> _streamResources = new(StringComparer.Ordinal);

    // Datum ids are by custom {resource}/{n} with n counting up: a counter remembers those, a set only the odd ones. Of them it keeps
    // 64 bits each, since there may be millions: among as many, a datum that never came passes with a chance of one in a million millions.
    private readonly HashSet<ulong> _oddDatumIds = [];

    private sealed class CheckedResource
    {
        public string? Run { get; set; }

        /// <summary>False where the run is only that which was open: the resource belongs to whoever uses it.</summary>
        public bool NamesRun { get; set; }

        public long NextDatum { get; set; }
    }

    private sealed record CheckedStreamResource(string? Run, string DataKey)
    {
        public bool IsNoted { get; set; }
    }

    private void CheckResource(Resource resource, List<Finding> findings)
    {
        if (resource.RunStart is { } run) OpenRun(resource, run, findings);

        // The same resource may come again, in another run too.
        if (!_resources.TryGetValue(resource.Uid, out var known)) known = _resources[resource.Uid] = new CheckedResource();
        known.NamesRun |= resource.RunStart is not null;
        known.Run = RunOf(resource) ?? known.Run;
    }

    private void CheckDatum(Datum datum, List<Finding> findings)
    {
        if (KnownResource(datum, datum.Resource, findings) is not { } resource) return;
        if (!TryAddDatum(resource, datum.Resource, datum.DatumId)) findings.Add(RepeatedDatum(datum, resource, datum.DatumId));
    }

    private void CheckDatumPage(DatumPage page, List<Finding> findings)
    {
        if (KnownResource(page, page.Resource, findings) is not { } resource) return;
        for (var i = 0; i < page.DatumKwargs.Count; i++)
        {
            var column = page.DatumKwargs.Columns[i];
            if (column.Count == page.Count) continue;
            findings.Add(Fault(page, resource.Run, "$.datum_kwargs." + page.DatumKwargs.Names[i], $"found {column.Count} rows, expected {page.Count} as in datum_id"));
        }

        string? repeated = null;
        foreach (var id in page.DatumId.Values)
        {
            if (!TryAddDatum(resource, page.Resource, id)) repeated ??= id;
        }

        if (repeated is not null) findings.Add(RepeatedDatum(page, resource, repeated));
    }

    private CheckedResource? KnownResource(Document document, string uid, List<Finding> findings)
    {
        if (!_resources.TryGetValue(uid, out var resource))
        {
            findings.Add(Fault(document, null, "$.resource", $"found the resource '{uid}', expected one that came before") with { Refers = uid });
            return null;
        }

        return !resource.NamesRun || IsOpen(_runs[resource.Run!], document, findings) ? resource : null;
    }

    private bool TryAddDatum(CheckedResource resource, string uid, string id)
    {
        if (!TryGetNumber(uid, id, out var number) || number != resource.NextDatum) return !IsKnownDatum(id) && _oddDatumIds.Add(Hash(id));
        resource.NextDatum++;
        return true;
    }

    private static Finding RepeatedDatum(Document document, CheckedResource resource, string id) =>
        Fault(document, resource.Run, "$.datum_id", $"found the datum '{id}' again") with { IsNote = true };

    private bool IsKnownDatum(string id)
    {
        var slash = id.LastIndexOf('/');
        return (slash > 0 && _resources.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id.AsSpan(0, slash), out var resource)
                && TryGetNumber(id.AsSpan(0, slash), id, out var number) && number < resource.NextDatum)
            || _oddDatumIds.Contains(Hash(id));
    }

    // FNV-1a with a last mix (Fowler, Noll, Vo; finalizer of MurmurHash3).
    private static ulong Hash(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var code in id) hash = (hash ^ code) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }

    private static bool TryGetNumber(ReadOnlySpan<char> resource, string id, out long number)
    {
        number = 0;
        var digits = id.AsSpan(Math.Min(id.Length, resource.Length + 1));
        return id.AsSpan().StartsWith(resource) && digits.Length > 0 && id[resource.Length] == '/' && (digits.Length == 1 || digits[0] != '0')
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    // filled: false or absent means that the value is a datum id; true or an id means that it is the data.
    private bool IsKnownDatum(JsonValue value, JsonValue filled)
    {
        var isFilled = filled.Kind == JsonKind.String || (filled.Kind == JsonKind.Boolean && filled.AsBoolean());
        return isFilled || value.StringOrNull is not { } id || IsKnownDatum(id);
    }

    private static Finding DatumFault(Document document, CheckedDescriptor known, string path, JsonValue id) =>
        Fault(document, known.Run.Uid, path, $"found the datum {id.Describe()}, expected one that came before");

    private void CheckStreamResource(StreamResource resource, List<Finding> findings)
    {
        if (resource.RunStart is { } run) OpenRun(resource, run, findings);
        _streamResources[resource.Uid] = new CheckedStreamResource(RunOf(resource), resource.DataKey);
    }

    private void CheckStreamDatum(StreamDatum datum, List<Finding> findings)
    {
        if (KnownDescriptor(datum, datum.Descriptor, findings) is not { } known) return;
        if (!_streamResources.TryGetValue(datum.StreamResource, out var resource))
        {
            findings.Add(Fault(datum, known.Run.Uid, "$.stream_resource", $"found the stream resource '{datum.StreamResource}', expected one that came before"));
            return;
        }

        if (!resource.IsNoted && !known.Keys.All.Contains(resource.DataKey))
        {
            resource.IsNoted = true;
            findings.Add(Fault(datum, known.Run.Uid, null, $"its stream resource holds '{resource.DataKey}', which is no key of the descriptor: {known.Keys.All}") with { IsNote = true });
        }

        var numbers = datum.SeqNums;
        if (numbers.Count > 0 && numbers.Start < 1) findings.Add(SeqNumFault(datum, known, "$.seq_nums.start", numbers.Start));
        if (numbers.Count > 0) known.Stream.HighestSeqNum = Math.Max(known.Stream.HighestSeqNum, numbers.Stop - 1);
    }

    private string? RunOfResource(string uid)
    {
        if (_streamResources.TryGetValue(uid, out var stream)) return stream.Run;
        if (!_resources.TryGetValue(uid, out var resource)) return null;
        return resource.NamesRun || (resource.Run is { } run && _openRuns.Contains(run)) ? resource.Run : OnlyOpenRun();
    }
}
