namespace Cerulean.Cherenkov.Instrument;

/// <summary>The mirror of a telescope.</summary>
public sealed record OpticsDescription
{
    /// <summary>Name, such as LST.</summary>
    public required string Name { get; init; }

    /// <summary>How large it is.</summary>
    public required SizeType SizeType { get; init; }

    /// <summary>The shape of the reflector.</summary>
    public required ReflectorShape ReflectorShape { get; init; }

    /// <summary>Number of mirrors that light meets, 1 or 2; -1 where it is not known.</summary>
    public required int Mirrors { get; init; }

    /// <summary>Number of tiles of which the mirrors are made.</summary>
    public required int MirrorTiles { get; init; }

    /// <summary>Area, m².</summary>
    public required double MirrorAreaM2 { get; init; }

    /// <summary>Focal length of the mirror as it was built, m; of two mirrors, that of one lens instead of them.</summary>
    public required double EquivalentFocalLengthM { get; init; }

    /// <summary>Focal length that ray tracing found, m; NaN where it is not known.</summary>
    public double EffectiveFocalLengthM { get; init; } = double.NaN;

    /// <summary>The chosen focal length, m; NaN where it is not known.</summary>
    public double FocalLengthM(FocalLengthChoice choice) => choice == FocalLengthChoice.Effective ? EffectiveFocalLengthM : EquivalentFocalLengthM;
}
