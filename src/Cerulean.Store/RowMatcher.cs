using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Compares rows of one descriptor with the stored ones, as pages of any size.</summary>
internal sealed class RowMatcher(string stream, IEnumerable<EventPage> stored) : IDisposable
{
    private readonly IEnumerator<EventPage> _pages = stored.GetEnumerator();
    private EventPage? _page;
    private int _at;
    private long _matched;

    public bool TryMatch(EventPage page, out int rows, out string? difference)
    {
        (rows, difference) = (0, null);
        while (rows < page.Count && Fill())
        {
            var count = Math.Min(page.Count - rows, _page!.Count - _at);
            var (mine, other) = (_page.Slice(_at, count), page.Slice(rows, count));
            if (!mine.Equals(other))
            {
                difference = Difference(mine, other);
                return false;
            }

            _at += count;
            rows += count;
            _matched += count;
        }

        return true;
    }

    public string? Rest() => Fill() ? $"the stored run has more rows in stream '{stream}', after {_matched}" : null;

    public void Dispose() => _pages.Dispose();

    private bool Fill()
    {
        while (_page is null || _at == _page.Count)
        {
            if (!_pages.MoveNext()) return false;
            (_page, _at) = (_pages.Current, 0);
        }

        return true;
    }

    private string Difference(EventPage mine, EventPage other)
    {
        var row = _matched;
        foreach (var (left, right) in Paging.Unpack(mine).Zip(Paging.Unpack(other)))
        {
            row++;
            if (!left.ToJson().Equals(right.ToJson())) return $"row {row} of stream '{stream}' {JsonDifference.Of(left.ToJson(), right.ToJson())}";
        }

        return $"rows of stream '{stream}' differ";
    }
}
