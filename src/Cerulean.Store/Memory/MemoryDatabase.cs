namespace Cerulean.Store.Memory;

/// <summary>A database that ends with its process: one immutable state, which a commit swaps for the next.</summary>
internal sealed class MemoryDatabase : IDatabase
{
    private readonly SemaphoreSlim _writing = new(1);
    private readonly HashSet<string> _claims = [];
    private MemoryState _state = new();
    private bool _disposed;

    public string Place => "the store in memory";

    public IDatabaseReader Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new MemoryReader(Volatile.Read(ref _state));
    }

    public IDatabaseWriter Write()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _writing.Wait();
        return new MemoryWriter(_state, state => Volatile.Write(ref _state, state), () => _writing.Release());
    }

    public void Shrink()
    {
        // What nobody refers to is collected.
    }

    public IDisposable? TryClaim(string stage)
    {
        lock (_claims) return _claims.Add(stage) ? new Claim(this, stage) : null;
    }

    public IReadOnlySet<string> Claims()
    {
        lock (_claims) return _claims.ToHashSet();
    }

    public void Dispose() => _disposed = true;

    private sealed class Claim(MemoryDatabase database, string stage) : IDisposable
    {
        public void Dispose()
        {
            lock (database._claims) database._claims.Remove(stage);
        }
    }
}
