namespace Cerulean.Store;

/// <summary>A sequence that tells whether it has a next item before that is taken.</summary>
internal sealed class Peekable<T>(IEnumerable<T> items) : IDisposable
{
    private readonly IEnumerator<T> _items = items.GetEnumerator();
    private bool _isPeeked;
    private bool _hasNext;

    public bool HasNext
    {
        get
        {
            if (_isPeeked) return _hasNext;
            _isPeeked = true;
            return _hasNext = _items.MoveNext();
        }
    }

    /// <summary>The next item; there must be one.</summary>
    public T Take()
    {
        if (!HasNext) throw new InvalidOperationException("There is no next item.");
        _isPeeked = false;
        return _items.Current;
    }

    public void Dispose() => _items.Dispose();
}
