using Cerulean.Documents;

namespace Cerulean.Assets;

public sealed partial class AssetFiles
{
    private const int MostChanges = 500;

    /// <summary>Says that the files are below another root than their documents tell; the files are not touched.</summary>
    public IReadOnlyList<AssetOutcome> CorrectRoot(string newRoot, AssetOptions? options = null)
    {
        options ??= new AssetOptions();
        // A document means the same wherever it is read.
        if (!AssetRoot.IsWindows(newRoot) && !newRoot.StartsWith('/')) newRoot = Path.GetFullPath(newRoot);
        var arguments = options.From is null ? JsonObject.Of(("new_root", newRoot)) : JsonObject.Of(("new_root", newRoot), ("from", options.From));
        return Rewrite("correct_root", arguments, asset => AssetRoot.Replace(asset.Resource, options.From, newRoot), options, tellMissing: true);
    }

    /// <summary>Takes leading segments of the resource_path into the root, or gives back trailing ones where the number is negative: the path is the same.</summary>
    public IReadOnlyList<AssetOutcome> ShiftRoot(int segments, AssetOptions? options = null) => Rewrite(
        "shift_root",
        JsonObject.Of(("shift", segments)),
        asset => asset.Resource is Resource resource ? AssetRoot.Shift(resource, segments) : null,
        options ?? new AssetOptions(),
        tellMissing: false);

    private List<AssetOutcome> Rewrite(string command, JsonObject arguments, Func<CatalogAsset, Document?> change, AssetOptions options, bool tellMissing)
    {
        var outcomes = new List<AssetOutcome>();
        var now = _time.UnixSeconds();
        foreach (var batch in catalog.Chosen.Select(asset => (Asset: asset, Planned: PlanRoot(asset, change, options.From, tellMissing))).ToArray().Chunk(MostChanges))
        {
            DocumentChange[] changes = [.. batch.Where(each => each.Planned is { Outcome.Status: AssetStatus.Done }).Select(each => new DocumentChange
            {
                Run = each.Asset.Run, Old = each.Asset.Resource, New = each.Planned!.Value.New!, Time = now, Command = command, Arguments = arguments,
            })];
            var made = (options.DryRun ? changes : catalog.Replace(changes)).Select(each => (each.Run, each.Uid)).ToHashSet();
            outcomes.AddRange(batch.Where(each => each.Planned is not null).Select(each => each.Planned!.Value.Outcome).Select(outcome =>
                outcome.Status != AssetStatus.Done || made.Contains((outcome.Run, outcome.Resource)) ? outcome
                    : outcome with { Status = AssetStatus.Failed, Message = "the resource was changed by somebody else meanwhile. Try again." }));
        }

        return outcomes;
    }

    // Null where the resource is not concerned.
    private (Document? New, AssetOutcome Outcome)? PlanRoot(CatalogAsset asset, Func<CatalogAsset, Document?> change, string? from, bool tellMissing)
    {
        try
        {
            if (change(asset) is not { } changed) return null;
            var status = changed.Equals(asset.Resource) ? AssetStatus.Unchanged : AssetStatus.Done;
            var now = tellMissing ? [.. Files(asset with { Resource = changed })] : Array.Empty<AssetFile>();
            var missing = now.Count(file => file.Bytes is null && file.Path.Length > 0);
            var message = missing > 0 ? $"{missing} of {now.Length} files are not there, the first is {now.First(file => file.Bytes is null).Path}" : null;
            return (changed, new AssetOutcome(
                asset.Run, asset.Uid, status, AssetRoot.Of(asset.Resource, from), AssetRoot.Of(changed, null), now.Length, now.Sum(file => file.Bytes ?? 0), message));
        }
        catch (AssetException error)
        {
            return (null, new AssetOutcome(asset.Run, asset.Uid, AssetStatus.Failed, "", "", 0, 0, error.Message));
        }
    }
}
