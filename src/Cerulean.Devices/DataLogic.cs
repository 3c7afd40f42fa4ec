using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>Where the rows of a detector go, and which documents name them: <see cref="ResourceDataLogic"/> or <see cref="StreamDataLogic"/>.</summary>
/// <remarks>Rows come from any thread; all else happens on one thread, that of the plan.</remarks>
public abstract class DataLogic
{
    private readonly IArrayWriter _writer;
    private readonly UidSource _uids;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly List<double> _times = [];
    private IArrayStack? _stack;
    private long _named;
    private bool _isIntroduced;

    private protected DataLogic(IArrayWriter writer, UidSource uids, TimeProvider time) => (_writer, _uids, _time) = (writer, uids, time);

    /// <summary>Number of rows on disk, in the files of this stage.</summary>
    public long Count
    {
        get
        {
            lock (_gate) return _times.Count;
        }
    }

    /// <summary>The member external of the data key.</summary>
    internal abstract string External { get; }

    private protected string DataKey { get; private set; } = "";

    private protected string Uid { get; private set; } = "";

    private protected ArrayLocation? Location { get; private set; }

    /// <summary>Begins a new set of files.</summary>
    internal virtual void Begin(string name, DType type, IReadOnlyList<int> rowShape)
    {
        if (_stack is not null) throw new InvalidOperationException($"{name} is staged already: unstage it first.");
        var uid = _uids.Next();
        _stack = _writer.Begin($"{name}-{uid}", type, rowShape);
        (DataKey, Uid, Location, _named, _isIntroduced) = (name, uid, _stack.Location, 0, false);
        lock (_gate) _times.Clear();
    }

    /// <summary>Keeps a row. It counts once it is on disk.</summary>
    internal void Append(NdArray row)
    {
        var stack = RequireFiles(DataKey);
        // A row that was written and could not be made durable: its number would be that of the next one.
        if (stack.Count != Count) throw new IOException($"The files of {DataKey} are not to be relied on since a frame could not be kept: unstage it, and stage it anew.");
        stack.Append(row);
        stack.Flush();
        lock (_gate) _times.Add(_time.UnixSeconds());
    }

    internal IArrayStack RequireFiles(string name) => _stack ?? throw new InvalidOperationException($"{name} has no files to write to: stage it first.");

    /// <summary>Lets no document name what was taken so far and not collected.</summary>
    internal virtual void GiveUp() => Take(null);

    /// <summary>What was taken last is there to be read.</summary>
    internal virtual void EndTrigger()
    {
    }

    /// <summary>Ends the set of files. What was not collected can be collected still.</summary>
    internal void End()
    {
        var stack = _stack;
        _stack = null;
        stack?.Dispose();
    }

    /// <summary>The value of the data key in an event, which is of the last row; null where events have none.</summary>
    internal abstract Reading? Read();

    internal virtual IReadOnlyList<Document> CollectResources() => [];

    internal virtual IReadOnlyList<PartialEventPage> CollectRows() => [];

    internal virtual IReadOnlyList<Document> CollectStream(long? index) => [];

    /// <summary>The rows that no document names yet: documents name them from now on.</summary>
    private protected StreamRange Take(long? before)
    {
        var rows = new StreamRange(_named, Math.Max(_named, Math.Min(Count, before ?? long.MaxValue)));
        _named = rows.Stop;
        return rows;
    }

    /// <summary>True for the first rows of the files that documents name: the resource goes before them.</summary>
    private protected bool IsFirst()
    {
        var isFirst = !_isIntroduced;
        _isIntroduced = true;
        return isFirst;
    }

    private protected double TimeOf(long row)
    {
        lock (_gate) return _times[(int)row];
    }

    private protected string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{Uid}/{number}");
}
