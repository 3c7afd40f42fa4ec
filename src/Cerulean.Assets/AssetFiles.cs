namespace Cerulean.Assets;

/// <summary>
/// The files of resources as a whole: lists, copies, moves and verifies them. Moved files are found at once, since the resources are changed with them;
/// what the resources were before stays in their history.
/// </summary>
/// <param name="catalog">The resources, and who keeps them.</param>
/// <param name="handlers">They tell which files a resource has.</param>
/// <param name="roots">Where files are now whose documents say something else.</param>
/// <param name="time">Tells when a resource is changed; null for the clock of the machine.</param>
public sealed partial class AssetFiles(IAssetCatalog catalog, HandlerRegistry handlers, RootMap? roots = null, TimeProvider? time = null)
{
    private readonly AssetLister _lister = new(handlers, roots ?? RootMap.Empty);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The files of all chosen resources, with what is missing; a file of several resources comes with each.</summary>
    public IEnumerable<AssetFile> List() => catalog.Chosen.SelectMany(asset => Files(asset));

    /// <summary>Bytes of all files, each counted once.</summary>
    public long Size() => List().DistinctBy(file => file.Path).Sum(file => file.Bytes ?? 0);

    /// <summary>
    /// Copies the files below another root, each to the same path as below the present one; the resources stay as they are.
    /// Every copy is on disk and read back; a file that is there already is the copy where it is equal, and an error where it is not.
    /// </summary>
    public IReadOnlyList<AssetOutcome> Copy(string newRoot, AssetOptions? options = null, CancellationToken cancellationToken = default) =>
        Outcomes(Transfer(newRoot, options, cancellationToken).Copy(), options);

    /// <summary>
    /// Moves the files below another root: copies them as <see cref="Copy"/> does, changes the resources, and removes the files that no resource of any run uses any more.
    /// After a crash the same call finishes the work; at any moment every resource points to whole files.
    /// </summary>
    public IReadOnlyList<AssetOutcome> Move(string newRoot, AssetOptions? options = null, CancellationToken cancellationToken = default) =>
        Outcomes(Transfer(newRoot, options, cancellationToken).Move(), options);

    private AssetMove Transfer(string newRoot, AssetOptions? options, CancellationToken cancellationToken) =>
        new(catalog, _lister, Path.GetFullPath(newRoot), options ?? new AssetOptions(), _time, cancellationToken);

    private static AssetOutcome[] Outcomes(IReadOnlyList<AssetTransfer> transfers, AssetOptions? options) =>
        [.. transfers.Select(transfer => transfer.Outcome(options?.From))];

    private IEnumerable<AssetFile> Files(CatalogAsset asset)
    {
        AssetFile Of(string path, string? problem)
        {
            var bytes = Disk.SizeOf(path);
            return new AssetFile(asset.Run, asset.Uid, path, bytes, problem ?? (bytes is null ? "is not there" : null));
        }

        try
        {
            return [.. _lister.FilesOf(asset).Select(path => Of(path, null))];
        }
        catch (Exception error) when (error is AssetException or IOException or UnauthorizedAccessException)
        {
            return [Of("", error.Message)];
        }
    }
}
