using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Compares documents, as they come, with those of a stored run: kind by kind, rows by descriptor, datums by resource.</summary>
internal sealed class RunMatcher(RunReader stored) : IDisposable
{
    private static readonly DocumentName[] Singles =
    [
        DocumentName.Start, DocumentName.Descriptor, DocumentName.Resource, DocumentName.StreamResource, DocumentName.StreamDatum, DocumentName.Stop,
    ];

    private readonly Dictionary<DocumentName, Peekable<Document>> _singles = [];
    private readonly Dictionary<string, RowMatcher> _rows = [];
    private readonly DatumMatcher _datums = new(stored);

    /// <summary>All kinds but rows of events.</summary>
    public static IEnumerable<DocumentName> Kinds => [.. Singles, DocumentName.Datum, DocumentName.DatumPage];

    public static int RowsOf(Document document) => document switch
    {
        EventPage page => page.Count,
        DatumPage page => page.Count,
        _ => 1,
    };

    /// <summary>Compares the next document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="rows">How many of its rows are stored; the stored run has no more where they are not all.</param>
    /// <param name="difference">What differs.</param>
    public bool TryMatch(Document document, out int rows, out string? difference)
    {
        switch (document)
        {
            case Event row: return Rows(row.Descriptor).TryMatch(Paging.Pack(row), out rows, out difference);
            case EventPage page: return Rows(page.Descriptor).TryMatch(page, out rows, out difference);
            case Datum datum: return _datums.TryMatch([datum], out rows, out difference);
            case DatumPage page: return _datums.TryMatch(Paging.Unpack(page), out rows, out difference);
            default: return TryMatchSingle(document, out rows, out difference);
        }
    }

    /// <summary>The first thing stored that has not come, or null.</summary>
    public string? Rest()
    {
        foreach (var kind in Singles)
        {
            if (Single(kind).HasNext) return $"the stored run has one more {kind.ToText()}";
        }

        return stored.Descriptors.Select(descriptor => Rows(descriptor.Uid).Rest()).FirstOrDefault(rest => rest is not null) ?? _datums.Rest();
    }

    public void Dispose()
    {
        foreach (var single in _singles.Values) single.Dispose();
        foreach (var rows in _rows.Values) rows.Dispose();
        _datums.Dispose();
    }

    private bool TryMatchSingle(Document document, out int rows, out string? difference)
    {
        (rows, difference) = (0, null);
        var singles = Single(document.Name);
        if (!singles.HasNext) return true;
        var next = singles.Take();
        rows = 1;
        if (next.Equals(document)) return true;
        difference = $"{document.Name.ToText()} {JsonDifference.Of(next.ToJson(), document.ToJson())}";
        return false;
    }

    private Peekable<Document> Single(DocumentName kind)
    {
        if (!_singles.TryGetValue(kind, out var single)) _singles.Add(kind, single = new Peekable<Document>(stored.Documents<Document>(kind)));
        return single;
    }

    private RowMatcher Rows(string descriptor)
    {
        if (!_rows.TryGetValue(descriptor, out var rows))
        {
            var row = stored.Descriptors.FirstOrDefault(row => row.Uid == descriptor);
            _rows.Add(descriptor, rows = new RowMatcher(row?.Stream ?? "", row is null ? [] : stored.Rows(row)));
        }

        return rows;
    }
}
