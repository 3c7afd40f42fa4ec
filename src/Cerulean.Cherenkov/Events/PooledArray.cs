using System.Buffers;

namespace Cerulean.Cherenkov.Events;

/// <summary>Memory of an event, taken from a pool and given back when the event is disposed of.</summary>
public abstract class PooledArray<T> : IDisposable
    where T : unmanaged
{
    private readonly int _length;
    private T[]? _memory;

    private protected PooledArray(int length) => (_memory, _length) = (ArrayPool<T>.Shared.Rent(length), length);

    /// <summary>All values, as they lie in memory (C order).</summary>
    /// <exception cref="ObjectDisposedException">The event was disposed of.</exception>
    public Span<T> Values => (_memory ?? throw new ObjectDisposedException(GetType().Name)).AsSpan(0, _length);

    /// <summary>Gives the memory back; the values must not be used any more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _memory, null) is { } memory) ArrayPool<T>.Shared.Return(memory);
        GC.SuppressFinalize(this);
    }
}
