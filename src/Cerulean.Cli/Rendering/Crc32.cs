using System.Buffers.Binary;

namespace Cerulean.Cli.Rendering;

/// <summary>CRC-32 as zip, gzip and PNG have it, eight bytes at a time.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Width = 8;

    // Of what a byte makes of the checksum that many bytes later.
    private static readonly uint[][] Tables = MakeTables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= Width; bytes = bytes[Width..])
        {
            var low = sum ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            sum = Tables[7][(byte)low] ^ Tables[6][(byte)(low >> 8)] ^ Tables[5][(byte)(low >> 16)] ^ Tables[4][low >> 24]
                ^ Tables[3][(byte)high] ^ Tables[2][(byte)(high >> 8)] ^ Tables[1][(byte)(high >> 16)] ^ Tables[0][high >> 24];
        }

        foreach (var next in bytes) sum = (sum >> 8) ^ Tables[0][(byte)(sum ^ next)];
        return ~sum;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[Width][];
        for (var table = 0; table < Width; table++) tables[table] = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value >> 1) ^ ((value & 1) * Polynomial);
            tables[0][i] = value;
        }

        for (var table = 1; table < Width; table++)
        {
            for (var i = 0; i < 256; i++) tables[table][i] = (tables[table - 1][i] >> 8) ^ tables[0][(byte)tables[table - 1][i]];
        }

        return tables;
    }
}
