using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Cerulean.Store.Sqlite;

/// <summary>CRC-32C of stored bytes, so that damage is named and never served.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }

    public static uint Of(DescriptorRow row) => Of($"{row.Ordinal} {row.Uid} {row.Stream}");

    public static uint Of(long id, long descriptor, string names) => Of($"{id} {descriptor} {names}");

    public static uint Of(PageRow row) =>
        Of($"{row.Layout} {row.First} {row.Last} {row.Rows} {row.MinSeqNum} {row.MaxSeqNum} {(row.Units is null ? 0 : Of(row.Units))}{Times(row)}");

    public static uint Of(SeqNumBlock row) =>
        Of($"{row.Stream} {row.Number} {row.Rank} {row.First} {row.Last} {row.Count} {row.Low} {(row.Bits is null ? 0 : Of(row.Bits))}");

    private static string Times(PageRow row) => row.MinTime is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {row.MinTime:R} {row.MaxTime:R}");

    public static uint Of(RevisionRow row) => Of($"{row.Kind} {row.Ordinal} {row.Number} {row.Change} {Of(row.Body)}");

    private static uint Of(FormattableString text) => Of(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
}
