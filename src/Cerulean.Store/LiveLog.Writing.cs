using Cerulean.Documents;

namespace Cerulean.Store;

internal sealed partial class LiveLog
{
    private readonly Dictionary<LiveRun, string> _taken = [];
    private readonly Dictionary<long, LiveRun> _lost = []; // by the places of documents that are not on disk: few, as their runs are refused then

    /// <summary>Writes what is accepted, packs what is worth it, and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        _compactor.Dispose();
        foreach (var run in _open.Values) run.Dispose();
        if (_failure is not null && !_isTold) throw Failed();
        ThrowIfLost();
    }

    private void Run()
    {
        var writer = new LiveWriter(_database);
        while (TakeWaiting() is { } batch)
        {
            try
            {
                var (number, runs) = writer.Write(batch, _taken);
                Publish(batch, number);
                foreach (var run in runs) _compactor.Grown(run.Draft);
            }
            catch (Exception error)
            {
                Fail(error);
                return;
            }

            batch.Clear();
            _spare = batch;
        }
    }

    private List<(LiveRun Run, Document Document)>? TakeWaiting()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosing) Monitor.Wait(_gate);
            if (_waiting.Count == 0) return null;
            var batch = _waiting;
            _waiting = _spare;
            _waitingWeight = 0;
            Monitor.PulseAll(_gate);
            return batch;
        }
    }

    private void Publish(List<(LiveRun Run, Document Document)> batch, long watermark)
    {
        lock (_gate)
        {
            foreach (var (run, fault) in _taken) run.Refuse(fault);
            for (var i = 0; _taken.Count > 0 && i < batch.Count; i++)
            {
                if (_taken.ContainsKey(batch[i].Run)) _lost.Add(_written + 1 + i, batch[i].Run);
            }

            _taken.Clear();
            Volatile.Write(ref _written, _written + batch.Count);
            Volatile.Write(ref _watermark, watermark);
            Monitor.PulseAll(_gate);
        }
    }

    private void Fail(Exception error)
    {
        lock (_gate)
        {
            _failure = error;
            Monitor.PulseAll(_gate);
        }
    }
}
