namespace Cerulean.Cherenkov.Instrument;

/// <summary>The shape of all pixels of a camera.</summary>
public enum PixelShape
{
    /// <summary>Round pixels, which stand like hexagons.</summary>
    Circle,

    /// <summary>Hexagons.</summary>
    Hexagon,

    /// <summary>Squares.</summary>
    Square,
}
