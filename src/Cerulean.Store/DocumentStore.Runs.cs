using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cerulean.Store;

public sealed partial class DocumentStore
{
    private const int MinPrefix = 5;
    private const int MaxCandidates = 5;

    /// <summary>The runs, newest first by their start time; of those of one time the one that came last.</summary>
    public IEnumerable<RunSummary> List()
    {
        using var reader = _database.Read();
        foreach (var row in reader.Runs()) yield return Summary(row);
    }

    /// <summary>
    /// Finds a run by its uid, by a unique beginning of it of at least five characters, by its scan_id (the newest of them), or by -1, -2, … for the newest ones.
    /// </summary>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="AmbiguousRunException">The beginning of a uid fits several runs.</exception>
    public Run? Find(string selector)
    {
        using var reader = _database.Read();
        return FindRow(reader, selector) is { } row ? new Run(_database, reader, row) : null;
    }

    // All of one snapshot, so that a run that comes meanwhile moves none.
    internal IReadOnlyList<Run> Newest(int skip, int count)
    {
        using var reader = _database.Read();
        return [.. reader.Runs().Skip(skip).Take(count).ToArray().Select(row => new Run(_database, reader, row))];
    }

    internal static RunSummary Summary(RunRow row) => new(row.Uid, row.ScanId, row.Time, row.PlanName, row.ExitStatus, Streams(row.Streams));

    // The framework's reader alone: a listing is the first thing that many programs do, and compiles less so.
    private static List<KeyValuePair<string, long>> Streams(string json)
    {
        var streams = new List<KeyValuePair<string, long>>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var name = reader.GetString()!;
            reader.Read();
            streams.Add(KeyValuePair.Create(name, reader.GetInt64()));
        }

        return streams;
    }

    private static RunRow? FindRow(IDatabaseReader reader, string selector)
    {
        if (reader.Run(selector) is { } exact) return exact;
        if (selector.StartsWith('-') && long.TryParse(selector.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var rank))
        {
            return rank > 0 ? reader.RunOfRank(rank - 1) : null;
        }

        if (long.TryParse(selector, NumberStyles.None, CultureInfo.InvariantCulture, out var scanId) && reader.RunOfScanId(scanId) is { } scan) return scan;
        if (selector.Length < MinPrefix) return null;
        var found = reader.RunsOfPrefix(selector, MaxCandidates + 1);
        return found.Count == 0 ? null
            : found.Count == 1 ? found[0]
            : throw new AmbiguousRunException(selector, [.. found.Take(MaxCandidates).Select(run => run.Uid)], found.Count > MaxCandidates);
    }
}
