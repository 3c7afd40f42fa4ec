namespace Cerulean.Cherenkov.Iact;

/// <summary>A simulated shower and all that came to the telescopes in each of its uses. The memory is pooled: dispose of it.</summary>
public sealed class IactEvent : IDisposable
{
    private readonly List<IactUse> _uses = [];
    private readonly Dictionary<int, IactUse> _byId = [];

    internal IactEvent(CorsikaEventHeader header) => Header = header;

    /// <summary>The shower.</summary>
    public CorsikaEventHeader Header { get; }

    /// <summary>Where the array stood in each use.</summary>
    public ArrayOffsets? Offsets { get; internal set; }

    /// <summary>How the shower developed, where the file has it.</summary>
    public IReadOnlyList<Longitudinal> Longitudinal { get; internal set; } = [];

    /// <summary>Further parameters of the shower, where the file has them.</summary>
    public MCExtraParameters? ExtraParameters { get; internal set; }

    /// <summary>Particles at the observation level, where the file has them.</summary>
    public GroundParticles? GroundParticles { get; internal set; }

    /// <summary>The uses of the shower, in the order of the file.</summary>
    public IReadOnlyList<IactUse> Uses => _uses;

    /// <summary>Sums at the end of the shower.</summary>
    public CorsikaEventEnd? End { get; internal set; }

    /// <summary>Gives the memory of all uses back.</summary>
    public void Dispose()
    {
        GroundParticles?.Dispose();
        foreach (var use in _uses) use.Dispose();
    }

    internal IactUse Use(int arrayId)
    {
        if (_byId.TryGetValue(arrayId, out var use)) return use;
        _byId.Add(arrayId, use = new IactUse(this, arrayId));
        _uses.Add(use);
        return use;
    }
}
