using Cerulean.Cherenkov.Coordinates;

namespace Cerulean.Cherenkov.Instrument;

/// <summary>One telescope: where it stands, its mirror and its camera.</summary>
public sealed record TelescopeDescription
{
    /// <summary>Number of the telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Where it stands.</summary>
    public required GroundPoint Position { get; init; }

    /// <summary>Its mirror.</summary>
    public required OpticsDescription Optics { get; init; }

    /// <summary>Its camera; telescopes with equal pixels share their geometry.</summary>
    public required CameraDescription Camera { get; init; }

    /// <summary>Where its pixels look, with the focal length that was chosen; shared like the geometry.</summary>
    public required FieldOfView FieldOfView { get; init; }

    /// <summary>What kind of telescope it is, such as MST_MST_NectarCam: size, mirror and camera.</summary>
    public string Type => $"{Optics.SizeType.ToString().ToUpperInvariant()}_{Optics.Name}_{Camera.Name}";

    /// <inheritdoc/>
    public override string ToString() => Type;
}
