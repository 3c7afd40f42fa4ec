using System.Buffers.Binary;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Damages bytes in ways that files are damaged in: bits, words, cuts, lost and doubled pieces; headers of objects more often than the rest.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly uint[] Words = [0, 1, 2, 16, 255, 1000, 32767, 65535, 65536, 0x3FFFFFFF, 0x40000000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF];

    private readonly Random _random = new(seed);

    /// <summary>A copy with one to four damages; <paramref name="places"/> are where headers begin.</summary>
    public byte[] Damage(byte[] whole, IReadOnlyList<int> places)
    {
        var bytes = (byte[])whole.Clone();
        for (var count = _random.Next(1, 5); count > 0 && bytes.Length > 0; count--) bytes = DamageOnce(bytes, places);
        return bytes;
    }

    /// <summary>Bytes such as a content may have: numbers that are small, for the most part.</summary>
    public byte[] Content(int most)
    {
        var bytes = new byte[_random.Next(most + 1)];
        Span<byte> word = stackalloc byte[sizeof(uint)];
        for (var i = 0; i < bytes.Length; i += sizeof(uint))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(word, Word());
            word[..Math.Min(word.Length, bytes.Length - i)].CopyTo(bytes.AsSpan(i));
        }

        return bytes;
    }

    public int Next(int below) => _random.Next(below);

    private byte[] DamageOnce(byte[] bytes, IReadOnlyList<int> places)
    {
        var at = _random.Next(2) == 0 && places.Count > 0 ? Math.Min(places[_random.Next(places.Count)] + _random.Next(20), bytes.Length - 1) : _random.Next(bytes.Length);
        switch (_random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                return bytes;
            case 2 when at + sizeof(uint) <= bytes.Length:
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), Words[_random.Next(Words.Length)]);
                return bytes;
            case 3:
                return bytes[..at];
            case 4:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + _random.Next(1, 40))..]];
            default:
                return [.. bytes[..at], .. bytes[Math.Max(0, at - _random.Next(1, 40))..]];
        }
    }

    private uint Word() => _random.Next(8) switch
    {
        0 => 0,
        1 or 2 => (uint)_random.Next(4),
        3 => (uint)_random.Next(40) | ((uint)_random.Next(40) << 16),
        4 => (uint)_random.Next(256) * 0x01010101,
        5 => Words[_random.Next(Words.Length)],
        6 => BitConverter.SingleToUInt32Bits(_random.Next(1000)),
        _ => (uint)_random.Next(),
    };
}
