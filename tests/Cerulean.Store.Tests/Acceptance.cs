namespace Cerulean.Store.Tests;

/// <summary>Tests of what every store does, whatever keeps it: a thin class for each back end runs them.</summary>
public abstract class Acceptance(bool inMemory, TimeProvider? time = null) : IDisposable
{
    private protected readonly StoreFile _file = new(inMemory, time);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _file.Dispose();
}
