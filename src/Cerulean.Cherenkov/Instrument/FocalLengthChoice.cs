namespace Cerulean.Cherenkov.Instrument;

/// <summary>Which focal length tells directions from places in a camera.</summary>
public enum FocalLengthChoice
{
    /// <summary>That which ray tracing found, so that the mean of an image off the axis is at its true angle.</summary>
    Effective,

    /// <summary>That of the mirror as it was built; with it, angles come out too large by the coma of the mirror, a few percent.</summary>
    Equivalent,
}
