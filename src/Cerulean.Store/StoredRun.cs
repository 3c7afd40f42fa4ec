using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A run that the store has, compared document by document with one of the same uid that comes.</summary>
internal sealed class StoredRun : IDisposable
{
    private readonly IDatabaseReader _snapshot;
    private readonly RunMatcher _matcher;
    private readonly Dictionary<string, int> _emptyPages = []; // that have not come yet, by descriptor

    private StoredRun(IDatabaseReader snapshot, RunRow row)
    {
        (_snapshot, Row, Reader) = (snapshot, row, new RunReader(snapshot, row, asAccepted: true));
        _matcher = new RunMatcher(Reader);
    }

    public RunRow Row { get; }

    public RunReader Reader { get; }

    public bool IsClosed => Row.State == RunState.Closed;

    /// <summary>True where everything stored has come.</summary>
    public bool IsDone => _matcher.Rest() is null && Reader.Descriptors.All(descriptor => EmptyPagesLeft(descriptor.Uid) == 0);

    /// <summary>The visible run of a uid, or null.</summary>
    public static StoredRun? Find(IDatabase database, string uid)
    {
        var snapshot = database.Read();
        if (snapshot.Run(uid) is { } row) return new StoredRun(snapshot, row);
        snapshot.Dispose();
        return null;
    }

    /// <summary>Compares the next document; tells what of it is not stored.</summary>
    /// <returns>Why it cannot be of the same run, or null.</returns>
    public string? Compare(Document document, out Document? fresh)
    {
        fresh = null;
        if (document is EventPage { Count: 0 } empty)
        {
            fresh = IsClosed || TakeEmptyPage(empty) ? null : empty;
            return null;
        }

        if (!_matcher.TryMatch(document, out var rows, out var difference)) return $"the run is stored already, and {difference}";
        if (document is RunStop && _matcher.Rest() is { } rest) return $"the run is stored already, and {rest}";
        if (rows == RunMatcher.RowsOf(document)) return null;
        if (IsClosed) return $"the run is stored already, and has ended without this {document.Name.ToText()}";
        fresh = document switch
        {
            EventPage page => page.Slice(rows, page.Count - rows),
            DatumPage page => page.Slice(rows, page.Count - rows),
            _ => document,
        };
        return null;
    }

    // Pages without rows have nothing to compare: they are counted.
    private bool TakeEmptyPage(EventPage empty)
    {
        var count = EmptyPagesLeft(empty.Descriptor);
        _emptyPages[empty.Descriptor] = Math.Max(0, count - 1);
        return count > 0;
    }

    private int EmptyPagesLeft(string descriptor)
    {
        if (!_emptyPages.TryGetValue(descriptor, out var count)) _emptyPages.Add(descriptor, count = Reader.EmptyPages(descriptor));
        return count;
    }

    public void Dispose()
    {
        _matcher.Dispose();
        _snapshot.Dispose();
    }
}
