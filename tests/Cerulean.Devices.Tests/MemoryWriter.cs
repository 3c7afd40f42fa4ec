using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

/// <summary>Keeps stacks of frames in memory.</summary>
internal sealed class MemoryWriter : IArrayWriter
{
    public List<Stack> Stacks { get; } = [];

    /// <summary>Lets the next frame fail.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Lets the next flush fail.</summary>
    public Exception? FlushFailure { get; set; }

    public IArrayStack Begin(string name, DType dtype, IReadOnlyList<int> frameShape)
    {
        var stack = new Stack(this, name, dtype, [.. frameShape]);
        Stacks.Add(stack);
        return stack;
    }

    internal sealed class Stack(MemoryWriter writer, string name, DType type, int[] shape) : IArrayStack
    {
        public string Name => name;

        public int[] Shape => shape;

        public List<NdArray> Frames { get; } = [];

        public long Flushed { get; private set; }

        public bool IsDisposed { get; private set; }

        public ArrayLocation Location => new()
        {
            Spec = "MEMORY",
            Root = "/memory",
            ResourcePath = name,
            Mimetype = "application/x-memory",
            Uri = $"memory://localhost/{name}",
            Parameters = JsonObject.Of(("chunk_shape", NdArray.From<long>([.. shape.Select(length => (long)length)]))),
        };

        public long Count => Frames.Count;

        public void Append(NdArray frame)
        {
            if (writer.Failure is { } failure) throw failure;
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            Assert.True(frame.DType == type && frame.Shape.SequenceEqual(shape), $"Found {frame}.");
            Frames.Add(frame);
        }

        public void Flush() => Flushed = writer.FlushFailure is { } failure ? throw failure : Count;

        public void Dispose()
        {
            Flush();
            IsDisposed = true;
        }
    }
}
