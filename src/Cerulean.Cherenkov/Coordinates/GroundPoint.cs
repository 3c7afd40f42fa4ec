namespace Cerulean.Cherenkov.Coordinates;

/// <summary>A place on the ground, m from the reference of the array: x north, y west, z up.</summary>
public readonly record struct GroundPoint(double XM, double YM, double ZM)
{
    /// <summary>The same place as maps have it: east, north and up, m.</summary>
    public (double EastM, double NorthM, double UpM) ToEastNorth() => (-YM, XM, ZM);

    /// <summary>A place of a map, m.</summary>
    public static GroundPoint FromEastNorth(double eastM, double northM, double upM) => new(northM, -eastM, upM);
}
