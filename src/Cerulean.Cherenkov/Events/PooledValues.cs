namespace Cerulean.Cherenkov.Events;

/// <summary>A list of values in pooled memory, which holds anything at first.</summary>
internal sealed class PooledValues<T>(int length) : PooledArray<T>(length)
    where T : unmanaged;
