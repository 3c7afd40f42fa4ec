using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cerulean.Documents.Serialization;

/// <summary>Reads the parts of a JSON number, up to eight characters at a time, never outside the text.</summary>
internal ref struct DecimalScanner
{
    private readonly ref byte _text;
    private readonly int _length;

    // The last eight characters; in a shorter text the missing ones, at the low end, are zero.
    private readonly ulong _tail;
    private int _position;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DecimalScanner(ReadOnlySpan<byte> text)
    {
        _text = ref MemoryMarshal.GetReference(text);
        _length = text.Length;
        _tail = text.Length >= DigitBlock.Length
            ? Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _text, text.Length - DigitBlock.Length))
            : DigitBlock.Load(text) << (64 - (8 * text.Length));
    }

    /// <summary>Powers of ten a 64-bit integer can hold, up to the length of a block.</summary>
    private static ReadOnlySpan<uint> Scales => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>How many characters are left.</summary>
    public readonly int Remaining => _length - _position;

    /// <summary>Steps over <paramref name="character"/> if it is next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Skip(char character)
    {
        bool isNext = _position < _length && Unsafe.Add(ref _text, _position) == character;
        _position += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Appends the digits that follow to <paramref name="number"/>, modulo 2^64, and returns how many they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadDigits(ref ulong number)
    {
        int first = _position;
        int count;
        do
        {
            ulong block = NextBlock();
            count = DigitBlock.CountDigits(block);
            if (count == 0) break;
            number = (number * Scales[count]) + DigitBlock.Read(block, count);
            _position += count;
        }
        while (count == DigitBlock.Length);

        return _position - first;
    }

    /// <summary>Reads digits that start a number: at least one, and no zero before others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadInteger(ref ulong number, out int count)
    {
        int first = _position;
        count = ReadDigits(ref number);
        return count == 1 || (count > 1 && Unsafe.Add(ref _text, first) != '0');
    }

    /// <summary>The next eight characters; zero, which is no digit, after the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong NextBlock()
    {
        int remaining = _length - _position;
        if (remaining >= DigitBlock.Length) return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _text, _position));
        return remaining == 0 ? 0 : _tail >> (64 - (8 * remaining));
    }
}
