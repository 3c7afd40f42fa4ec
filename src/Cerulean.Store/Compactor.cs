namespace Cerulean.Store;

/// <summary>Packs runs in the background, one after another: the open ones when there is enough for a page, others whole.</summary>
internal sealed class Compactor : IDisposable
{
    private readonly RunPacker _packer;
    private readonly object _gate = new();
    private readonly OrderedDictionary<string, bool> _waiting = []; // by uid: whole
    private readonly Queue<string> _left; // by others: packed while there is nothing else to do, and nobody waits for their end
    private Thread? _thread;
    private bool _isClosing;

    /// <summary>Why a run was left as it was; null where that has not happened.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Begins with what others have left.</summary>
    public Compactor(IDatabase database)
    {
        _packer = new RunPacker(database);
        using var reader = database.Read();
        _left = new Queue<string>(reader.ScatteredRuns());
        if (_left.Count > 0) Start();
    }

    /// <summary>Is told that a live run has been written.</summary>
    public void Grown(RunDraft draft)
    {
        if (!draft.IsScattered) return;
        var isClosed = draft.Row.State == RunState.Closed;
        if (isClosed || draft.IsWorthPacking()) Add(draft.Uid, isClosed);
    }

    /// <summary>Packs what has grown here, and ends; what others have left is left to the next.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private void Add(string uid, bool whole)
    {
        lock (_gate)
        {
            _waiting[uid] = whole || _waiting.GetValueOrDefault(uid);
            Monitor.PulseAll(_gate);
            if (_thread is null) Start();
        }
    }

    private void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "Cerulean compactor" };
        _thread.Start();
    }

    private void Run()
    {
        while (Take() is var (uid, whole))
        {
            try
            {
                _packer.Pack(uid, whole);
            }
            catch (Exception error)
            {
                // Nothing is lost: the run stays as it was, and is packed another time.
                Failure = error;
            }
        }
    }

    private (string Uid, bool Whole)? Take()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && _left.Count == 0 && !_isClosing) Monitor.Wait(_gate);
            if (_waiting.Count == 0) return _isClosing ? null : (_left.Dequeue(), true);
            var (uid, whole) = _waiting.GetAt(0);
            _waiting.RemoveAt(0);
            return (uid, whole);
        }
    }
}
