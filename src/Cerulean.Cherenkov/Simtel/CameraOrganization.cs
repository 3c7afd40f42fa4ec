using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>How the electronics of a camera is put together, and its trigger groups, which are called sectors (object 2003).</summary>
public sealed record CameraOrganization
{
    private const int SectorSize = sizeof(byte) + (2 * sizeof(float));

    /// <summary>Type number of the object.</summary>
    public const int Type = 2003;

    /// <summary>Telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Number of pixels.</summary>
    public int Pixels => Drawer.Length;

    /// <summary>Number of drawers.</summary>
    public required int Drawers { get; init; }

    /// <summary>Number of gain channels.</summary>
    public required int Gains { get; init; }

    /// <summary>Drawer of each pixel; shape (pixels).</summary>
    public required int[] Drawer { get; init; }

    /// <summary>Electronics card; shape (pixels, gains).</summary>
    public required int[] Card { get; init; }

    /// <summary>Chip on the card; shape (pixels, gains).</summary>
    public required int[] Chip { get; init; }

    /// <summary>Channel of the chip; shape (pixels, gains).</summary>
    public required int[] Channel { get; init; }

    /// <summary>Sectors of each pixel.</summary>
    public required IReadOnlyList<int[]> PixelSectors { get; init; }

    /// <summary>All sectors; empty where they are not stored.</summary>
    public required IReadOnlyList<TriggerSector> Sectors { get; init; }

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 2;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static CameraOrganization Read(EventIOObject item)
    {
        var content = item.Read();
        var isVariable = item.Header.Version >= 2;
        var hasSectors = item.Header.Version >= 1;
        var pixels = content.CheckCount(content.ReadInt32());
        var (drawers, gains) = (content.ReadInt32(), content.CheckCount(content.ReadInt32()));
        var sectors = hasSectors ? content.CheckCount(content.ReadInt32(), SectorSize) : 0;
        return new CameraOrganization
        {
            TelId = item.Header.Id,
            Drawers = drawers,
            Gains = gains,
            Drawer = ReadIntegers(ref content, pixels, isVariable),
            Card = ReadIntegers(ref content, (long)pixels * gains, isVariable),
            Chip = ReadIntegers(ref content, (long)pixels * gains, isVariable),
            Channel = ReadIntegers(ref content, (long)pixels * gains, isVariable),
            PixelSectors = ReadPixelSectors(ref content, pixels, isVariable),
            Sectors = ReadSectors(ref content, sectors),
        };
    }

    private static int[] ReadIntegers(ref ContentReader content, long count, bool isVariable) =>
        isVariable ? content.ReadVarIntArray(count) : Array.ConvertAll(content.ReadArray<short>(count), value => (int)value);

    private static int[][] ReadPixelSectors(ref ContentReader content, int pixels, bool isVariable)
    {
        var sectors = new int[content.CheckCount(pixels)][];
        for (var i = 0; i < pixels; i++)
        {
            var list = ReadIntegers(ref content, isVariable ? content.ReadVarInt() : content.ReadInt16(), isVariable);

            // Old programs padded the ordered list with zeros.
            var padding = list.Length > 1 ? Array.IndexOf(list, 0, 1) : -1;
            sectors[i] = padding < 0 ? list : list[..padding];
        }

        return sectors;
    }

    private static TriggerSector[] ReadSectors(ref ContentReader content, int count)
    {
        var sectors = new TriggerSector[content.CheckCount(count, SectorSize)];
        foreach (ref var sector in sectors.AsSpan()) sector = new TriggerSector(content.ReadByte(), content.ReadSingle(), content.ReadSingle());
        return sectors;
    }
}
