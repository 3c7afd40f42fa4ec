namespace Cerulean.Assets;

/// <summary>Where arrays are read into: fresh memory for each, memory that the caller lends, or one block for each field that is used again.</summary>
public abstract class ArrayMemory
{
    private protected ArrayMemory()
    {
    }

    /// <summary>Fresh memory for each array.</summary>
    public static ArrayMemory Fresh { get; } = new FreshMemory();

    /// <summary>Each array takes the next bytes of the memory, which the caller does not touch while the arrays are in use.</summary>
    public static ArrayMemory Lend(Memory<byte> memory) => new LentMemory(memory);

    /// <summary>One block for each field: an array is good until the next one of its field is read.</summary>
    public static ArrayMemory Reuse() => new ReusedMemory();

    /// <summary>Memory for an array; it is not cleared. A handler asks once for each array, when it knows that the file holds it.</summary>
    /// <exception cref="ArgumentException">The memory that is lent is too small.</exception>
    /// <exception cref="AssetException">The array is larger than an array can be: 2 GB.</exception>
    public abstract Memory<byte> Take(long bytes);

    /// <summary>Where the arrays of one field go.</summary>
    internal virtual ArrayMemory Of(string field) => this;

    /// <summary>How much of lent memory is taken; set back before an array is tried again.</summary>
    internal virtual int Taken { get => 0; set => _ = value; }

    private static int Require(long bytes) => bytes <= Array.MaxLength
        ? (int)bytes
        : throw new AssetException($"Found an array of {bytes} bytes, expected at most {Array.MaxLength}: read fewer frames at once.");

    private sealed class FreshMemory : ArrayMemory
    {
        public override Memory<byte> Take(long bytes) => GC.AllocateUninitializedArray<byte>(Require(bytes));
    }

    private sealed class LentMemory(Memory<byte> memory) : ArrayMemory
    {
        internal override int Taken { get; set; }

        public override Memory<byte> Take(long bytes)
        {
            var rest = memory[Taken..];
            if (bytes > rest.Length) throw new ArgumentException($"The memory that is lent has {rest.Length} bytes left, the array takes {bytes}.", nameof(bytes));
            Taken += (int)bytes;
            return rest[..(int)bytes];
        }
    }

    private sealed class ReusedMemory : ArrayMemory
    {
        private readonly Dictionary<string, ReusedMemory> _fields = new(StringComparer.Ordinal);
        private byte[] _block = [];

        internal override ArrayMemory Of(string field)
        {
            if (!_fields.TryGetValue(field, out var memory)) _fields.Add(field, memory = new ReusedMemory());
            return memory;
        }

        public override Memory<byte> Take(long bytes)
        {
            var length = Require(bytes);
            if (_block.Length < length) _block = GC.AllocateUninitializedArray<byte>(length);
            return _block.AsMemory(0, length);
        }
    }
}
