using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>The resources of a store, as a catalog of files.</summary>
/// <param name="database">The database.</param>
/// <param name="runs">Uids of the chosen runs; null for all.</param>
internal sealed class StoredAssets(IDatabase database, IReadOnlyCollection<string>? runs) : IAssetCatalog
{
    private static readonly DocumentName[] Kinds = [DocumentName.Resource, DocumentName.StreamResource];

    public IEnumerable<CatalogAsset> Chosen => Read(reader => runs is null
        ? reader.RunsWithResources()
        : runs.Distinct().Select(uid => reader.Run(uid) ?? throw new StoreException($"There is no run {uid} in the store.")));

    public IEnumerable<CatalogAsset> Others => runs is null ? [] : Read(reader =>
    {
        var chosen = runs.ToHashSet();
        return reader.RunsWithResources().Where(run => !chosen.Contains(run.Uid));
    });

    public IDisposable ClaimMove() => database.TryClaim("move") ?? throw new StoreException(
        $"Files of the store {database.Place} are being moved by somebody else, or no file can be made beside it. Try again when that is done.");

    public IReadOnlyList<DocumentChange> Replace(IReadOnlyList<DocumentChange> changes)
    {
        if (changes.Count == 0) return [];
        var made = new List<DocumentChange>();
        using var writer = database.Write();
        foreach (var run in changes.GroupBy(change => change.Run))
        {
            if (writer.Run(run.Key) is not { } row) continue;
            var stored = Stored(writer, row);
            var numbers = writer.Revisions(row.Id).GroupBy(revision => (revision.Kind, revision.Ordinal)).ToDictionary(group => group.Key, group => group.LongCount());
            foreach (var change in run)
            {
                // A resource may come more than once in a run.
                var places = stored[change.Uid].Where(place => RevisionLog.Parse(place.Kind, place.Row.Body).Equals(change.Old)).ToArray();
                foreach (var (kind, document) in places)
                {
                    RevisionLog.Append(writer, row, kind, document, numbers.GetValueOrDefault((kind, document.Ordinal)) + 1, change);
                }

                if (places.Length > 0) made.Add(change with { Number = numbers.GetValueOrDefault((places[0].Kind, places[0].Row.Ordinal)) + 1 });
            }
        }

        writer.Commit();
        return made;
    }

    public void Amend(IReadOnlyList<DocumentChange> changes)
    {
        if (changes.Count == 0) return;
        using var writer = database.Write();
        foreach (var run in changes.GroupBy(change => change.Run))
        {
            if (writer.Run(run.Key) is not { } row) continue;
            var stored = Stored(writer, row);
            var revisions = writer.Revisions(row.Id).ToDictionary(revision => (revision.Kind, revision.Ordinal, revision.Number));
            foreach (var change in run)
            {
                foreach (var (kind, document) in stored[change.Uid])
                {
                    if (revisions.TryGetValue((kind, document.Ordinal, change.Number), out var revision)) writer.Put(row.Id, revision with { Change = RevisionLog.TextOf(change) });
                }
            }
        }

        writer.Commit();
    }

    private static ILookup<string, (DocumentName Kind, DocumentRow Row)> Stored(IDatabaseReader reader, RunRow run) => Kinds
        .SelectMany(kind => reader.Documents(run.Id, kind).Select(row => (kind, row)))
        .ToLookup(place => RevisionLog.Parse(place.kind, place.row.Body).ToJson()["uid"].AsString());

    private IEnumerable<CatalogAsset> Read(Func<IDatabaseReader, IEnumerable<RunRow>> choose)
    {
        using var reader = database.Read();
        // The list first: rows of another run are read in between.
        foreach (var row in choose(reader).ToArray())
        {
            foreach (var asset in Of(reader, row)) yield return asset;
        }
    }

    private static IEnumerable<CatalogAsset> Of(IDatabaseReader reader, RunRow row)
    {
        var run = new RunReader(reader, row);
        var changes = new Lazy<ILookup<string, DocumentChange>>(() => RevisionLog.Of(reader, row).Changes(row.Uid).ToLookup(change => change.Uid));
        var datums = new Lazy<ILookup<string, JsonObject>>(() => Datums(run).ToLookup(datum => datum.Resource, datum => datum.DatumKwargs));
        var rows = new Lazy<ILookup<string, StreamRange>>(
            () => run.Documents<StreamDatum>(DocumentName.StreamDatum).ToLookup(datum => datum.StreamResource, datum => datum.Indices));
        var keys = new Lazy<EventDescriptor[]>(() => [.. run.Documents<EventDescriptor>(DocumentName.Descriptor)]);
        foreach (var resource in run.Documents(Kinds).DistinctBy(document => document.ToJson()["uid"].AsString()))
        {
            var asset = new CatalogAsset { Run = row.Uid, IsOpen = row.State == RunState.Open, Resource = resource };
            yield return asset with
            {
                Datums = resource is Resource ? Later(() => datums.Value[asset.Uid]) : [],
                Rows = resource is StreamResource ? Later(() => rows.Value[asset.Uid]) : [],
                Keys = resource is StreamResource stream ? Later(() => keys.Value.Where(descriptor => descriptor.DataKeys.ContainsKey(stream.DataKey)).Select(descriptor => descriptor.DataKeys[stream.DataKey])) : [],
                Changes = Later(() => changes.Value[asset.Uid]),
            };
        }
    }

    private static IEnumerable<Datum> Datums(RunReader run) => run.Documents(DocumentName.Datum, DocumentName.DatumPage)
        .SelectMany(document => document is DatumPage page ? Paging.Unpack(page) : [(Datum)document]);

    private static IEnumerable<T> Later<T>(Func<IEnumerable<T>> items)
    {
        foreach (var item in items()) yield return item;
    }
}
