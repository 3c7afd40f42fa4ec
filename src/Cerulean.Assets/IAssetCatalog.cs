using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>The resources that somebody keeps, and what may be changed of them: what <see cref="AssetFiles"/> works on. A store implements it.</summary>
public interface IAssetCatalog
{
    /// <summary>The resources and stream resources of the chosen runs, as they are now.</summary>
    IEnumerable<CatalogAsset> Chosen { get; }

    /// <summary>Those of all other runs, which may share files with the chosen ones.</summary>
    IEnumerable<CatalogAsset> Others { get; }

    /// <summary>Lets nobody else move files of these resources before it is disposed of: two would take the copies of each other for their own.</summary>
    IDisposable ClaimMove();

    /// <summary>Puts newer versions in the place of resources, all in one durable transaction, and keeps the old ones.</summary>
    /// <returns>The changes that were made, with their numbers: not those of resources that are no longer the old ones.</returns>
    IReadOnlyList<DocumentChange> Replace(IReadOnlyList<DocumentChange> changes);

    /// <summary>Replaces the arguments of changes that were made before, all in one durable transaction.</summary>
    void Amend(IReadOnlyList<DocumentChange> changes);
}
