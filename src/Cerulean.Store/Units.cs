using System.Buffers;

namespace Cerulean.Store;

/// <summary>One accepted document within a stored page: a single event, or an event page of so many rows.</summary>
internal readonly record struct Unit(long Ordinal, int Rows, bool IsPage);

/// <summary>The documents that a stored page was made of, in a few bytes or, for events one after another, in none.</summary>
internal static class Units
{
    public static byte[]? Encode(IReadOnlyList<Unit> units)
    {
        if (IsPlain(units)) return null;
        var output = new ArrayBufferWriter<byte>(2 * units.Count);
        var next = units[0].Ordinal;
        foreach (var unit in units)
        {
            Write(output, ((ulong)(unit.Ordinal - next) << 1) | (unit.IsPage ? 1UL : 0UL));
            if (unit.IsPage) Write(output, (ulong)unit.Rows);
            next = unit.Ordinal + 1;
        }

        return output.WrittenSpan.ToArray();
    }

    public static IReadOnlyList<Unit> Decode(PageRow page)
    {
        if (page.Units is null) return [.. Enumerable.Range(0, page.Rows).Select(i => new Unit(page.First + i, 1, false))];
        var units = new List<Unit>();
        var next = page.First;
        for (ReadOnlySpan<byte> rest = page.Units; !rest.IsEmpty;)
        {
            var code = Read(ref rest);
            var ordinal = next + (long)(code >> 1);
            units.Add((code & 1) == 0 ? new Unit(ordinal, 1, false) : new Unit(ordinal, (int)Read(ref rest), true));
            next = ordinal + 1;
        }

        return units;
    }

    private static bool IsPlain(IReadOnlyList<Unit> units)
    {
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].IsPage || units[i].Ordinal != units[0].Ordinal + i) return false;
        }

        return true;
    }

    // Seven bits a byte, the lowest first.
    private static void Write(ArrayBufferWriter<byte> output, ulong number)
    {
        for (; number > 0x7f; number >>= 7) output.Write([(byte)(number | 0x80)]);
        output.Write([(byte)number]);
    }

    private static ulong Read(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        var shift = 0;
        byte part;
        do
        {
            part = bytes[0];
            bytes = bytes[1..];
            number |= (ulong)(part & 0x7f) << shift;
            shift += 7;
        }
        while (part > 0x7f);
        return number;
    }
}
