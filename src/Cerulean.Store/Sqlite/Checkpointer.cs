namespace Cerulean.Store.Sqlite;

/// <summary>
/// Takes the log of a database into its file beside the writers, so that no commit waits for it. Should writers be faster, the log grows to
/// the limit at which a commit does it itself.
/// </summary>
internal sealed class Checkpointer(Func<Connection> open) : IDisposable
{
    private const long EveryBytes = 8 << 20;

    // Even a small commit writes some pages whole.
    private const long LeastOfCommit = 64 << 10;

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(false);
    private Thread? _thread;
    private long _bytes;
    private volatile bool _isClosing;

    /// <summary>Says that a commit has written so many bytes of content.</summary>
    public void Written(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes + LeastOfCommit) < EveryBytes) return;
        lock (_gate)
        {
            if (_isClosing) return;
            if (_thread is null) (_thread = new Thread(Run) { IsBackground = true, Name = "Cerulean log" }).Start();
            _wake.Set();
        }
    }

    /// <summary>Ends what is being done.</summary>
    public void Dispose()
    {
        lock (_gate) _isClosing = true;
        _wake.Set();
        _thread?.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        try
        {
            using var connection = open();
            while (true)
            {
                _wake.WaitOne();
                if (_isClosing) return;
                Interlocked.Exchange(ref _bytes, 0);
                connection.Execute("pragma wal_checkpoint(passive)");
            }
        }
        catch (StoreException)
        {
            // A full disk, say: the commits do it themselves then, and tell.
        }
    }
}
