namespace Cerulean.Assets;

/// <summary>Where arrays are read into: fresh memory for each, memory that the caller lends, or one block that is used again.</summary>
public abstract class ArrayMemory
{
    private protected ArrayMemory()
    {
    }

    /// <summary>Fresh memory for each array.</summary>
    public static ArrayMemory Fresh { get; } = new FreshMemory();

    /// <summary>Each array takes the next bytes of the memory, which the caller does not touch while the arrays are in use.</summary>
    public static ArrayMemory Lend(Memory<byte> memory) => new LentMemory(memory);

    /// <summary>One block for all arrays: an array is good until the next one is read.</summary>
    public static ArrayMemory Reuse() => new ReusedMemory();

    /// <summary>Memory for an array; it is not cleared.</summary>
    /// <exception cref="ArgumentException">The memory that is lent is too small.</exception>
    /// <exception cref="AssetException">The array is larger than an array can be: 2 GB.</exception>
    public abstract Memory<byte> Take(long bytes);

    private static int Require(long bytes) => bytes <= Array.MaxLength
        ? (int)bytes
        : throw new AssetException($"Found an array of {bytes} bytes, expected at most {Array.MaxLength}: read fewer frames at once.");

    private sealed class FreshMemory : ArrayMemory
    {
        public override Memory<byte> Take(long bytes) => GC.AllocateUninitializedArray<byte>(Require(bytes));
    }

    private sealed class LentMemory(Memory<byte> memory) : ArrayMemory
    {
        private Memory<byte> _rest = memory;

        public override Memory<byte> Take(long bytes)
        {
            if (bytes > _rest.Length) throw new ArgumentException($"The memory that is lent has {_rest.Length} bytes left, the array takes {bytes}.", nameof(bytes));
            var taken = _rest[..(int)bytes];
            _rest = _rest[(int)bytes..];
            return taken;
        }
    }

    private sealed class ReusedMemory : ArrayMemory
    {
        private byte[] _block = [];

        public override Memory<byte> Take(long bytes)
        {
            var length = Require(bytes);
            if (_block.Length < length) _block = GC.AllocateUninitializedArray<byte>(length);
            return _block.AsMemory(0, length);
        }
    }
}
