namespace Cerulean.Cherenkov.Coordinates;

/// <summary>The line on which a shower comes: through its core, from a direction of the sky.</summary>
public readonly record struct ShowerAxis(GroundPoint Core, Horizontal Direction)
{
    /// <summary>The impact distance: how far from the axis a place lies, at right angles to it, m.</summary>
    public double DistanceM(GroundPoint place)
    {
        var (x, y, z) = (place.XM - Core.XM, place.YM - Core.YM, place.ZM - Core.ZM);
        var (dx, dy, dz) = Direction.ToGround();
        var (cx, cy, cz) = ((y * dz) - (z * dy), (z * dx) - (x * dz), (x * dy) - (y * dx));
        return Math.Sqrt((cx * cx) + (cy * cy) + (cz * cz));
    }
}
