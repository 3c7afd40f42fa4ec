namespace Cerulean.Cherenkov.Iact;

/// <summary>What came to the telescopes in one use of a shower.</summary>
public sealed class IactUse : IDisposable
{
    private readonly IactEvent _event;
    private readonly List<PhotonBunches> _bunches = [];
    private readonly List<PhotonBunches3D> _bunches3D = [];
    private readonly List<PhotoElectrons> _photoElectrons = [];

    internal IactUse(IactEvent whole, int arrayId) => (_event, ArrayId) = (whole, arrayId);

    /// <summary>Number of the use, from 0.</summary>
    public int ArrayId { get; }

    /// <summary>Core of the shower, seen from the array, along x, cm; not a number where the file does not tell.</summary>
    public float ImpactXCm => Of(_event.Offsets?.XCm) is { } offset ? -offset : float.NaN;

    /// <summary>The same along y, cm.</summary>
    public float ImpactYCm => Of(_event.Offsets?.YCm) is { } offset ? -offset : float.NaN;

    /// <summary>Area that the use stands for, cm2; 1 where all stand for the same.</summary>
    public float Weight => Of(_event.Offsets?.Weights) ?? 1;

    /// <summary>The photons of each telescope, in the order of the file.</summary>
    public IReadOnlyList<PhotonBunches> Bunches => _bunches;

    /// <summary>The same in files with photons from any direction.</summary>
    public IReadOnlyList<PhotonBunches3D> Bunches3D => _bunches3D;

    /// <summary>The photo-electrons of each telescope, in files that have them.</summary>
    public IReadOnlyList<PhotoElectrons> PhotoElectrons => _photoElectrons;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        foreach (var bunches in _bunches) bunches.Dispose();
        foreach (var bunches in _bunches3D) bunches.Dispose();
        foreach (var photoElectrons in _photoElectrons) photoElectrons.Dispose();
    }

    internal void Add(PhotonBunches bunches) => _bunches.Add(bunches);

    internal void Add(PhotonBunches3D bunches) => _bunches3D.Add(bunches);

    internal void Add(PhotoElectrons photoElectrons) => _photoElectrons.Add(photoElectrons);

    private float? Of(IReadOnlyList<float>? values) => values is not null && (uint)ArrayId < (uint)values.Count ? values[ArrayId] : null;
}
