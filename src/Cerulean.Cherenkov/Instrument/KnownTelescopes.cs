namespace Cerulean.Cherenkov.Instrument;

/// <summary>What telescopes are called whose files do not tell it: known by their pixels and focal length, some by their mirror tiles too.</summary>
public static class KnownTelescopes
{
    // Pixels, focal length in cm, mirror tiles (0: any).
    private static readonly Dictionary<(int Pixels, int FocalLengthCm, int Tiles), TelescopeNames> Table = new()
    {
        [(2048, 228, 0)] = new("GCT", "CHEC", SizeType.Sst, ReflectorShape.SchwarzschildCouder, 2),
        [(2368, 215, 0)] = new("ASTRI", "ASTRICam", SizeType.Sst, ReflectorShape.SchwarzschildCouder, 2),
        [(2048, 215, 0)] = new("ASTRI", "CHEC", SizeType.Sst, ReflectorShape.SchwarzschildCouder, 2),
        [(1296, 560, 0)] = new("1M", "DigiCam", SizeType.Sst, ReflectorShape.DaviesCotton, 1),
        [(1764, 1600, 0)] = new("MST", "FlashCam", SizeType.Mst, ReflectorShape.Hybrid, 1),
        [(1855, 1600, 0)] = new("MST", "NectarCam", SizeType.Mst, ReflectorShape.Hybrid, 1),
        [(1855, 2800, 0)] = new("LST", "LSTCam", SizeType.Lst, ReflectorShape.Parabolic, 1),
        [(11328, 559, 0)] = new("SCT", "SCTCam", SizeType.Mst, ReflectorShape.SchwarzschildCouder, 1),
        [(1039, 1697, 964)] = new("MAGIC-1", "MAGICCam", SizeType.Lst, ReflectorShape.Parabolic, 1),
        [(1039, 1697, 247)] = new("MAGIC-2", "MAGICCam", SizeType.Lst, ReflectorShape.Parabolic, 1),
        [(1039, 1700, 964)] = new("MAGIC-1", "MAGICCam", SizeType.Lst, ReflectorShape.Parabolic, 1),
        [(1039, 1700, 247)] = new("MAGIC-2", "MAGICCam", SizeType.Lst, ReflectorShape.Parabolic, 1),
        [(960, 1500, 0)] = new("HESS-I", "HESS-I", SizeType.Mst, ReflectorShape.DaviesCotton, 1),
        [(2048, 3600, 0)] = new("HESS-II", "HESS-II", SizeType.Lst, ReflectorShape.Parabolic, 1),
        [(1440, 489, 0)] = new("FACT", "FACT", SizeType.Sst, ReflectorShape.Hybrid, 1),
    };

    /// <summary>The names of a telescope; such as UNKNOWN-104M2 and UNKNOWN-1855PX where it is not known.</summary>
    public static TelescopeNames Guess(int pixels, double focalLengthM, int mirrorTiles, double mirrorAreaM2)
    {
        var centimetres = (int)Math.Round(Math.Round(focalLengthM, 2) * 100);
        if (Table.TryGetValue((pixels, centimetres, mirrorTiles), out var names) || Table.TryGetValue((pixels, centimetres, 0), out names)) return names;
        return new TelescopeNames(FormattableString.Invariant($"UNKNOWN-{Math.Round(mirrorAreaM2):0}M2"), $"UNKNOWN-{pixels}PX", SizeOf(mirrorAreaM2), ReflectorShape.Unknown, -1);
    }

    /// <summary>The size of a telescope by the area of its mirror, m².</summary>
    public static SizeType SizeOf(double mirrorAreaM2) => (2 * Math.Sqrt(mirrorAreaM2 / Math.PI)) switch
    {
        < 8 => SizeType.Sst,
        < 16 => SizeType.Mst,
        _ => SizeType.Lst,
    };
}
