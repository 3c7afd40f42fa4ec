namespace Cerulean.Assets;

/// <summary>Handlers with open files, at most so many; the one that was not used for longest is closed.</summary>
internal sealed class OpenHandlers(int capacity) : IDisposable
{
    private readonly Dictionary<string, (IDisposable Handler, long Used)> _handlers = new(StringComparer.Ordinal);
    private long _uses;

    public T Get<T, TState>(string key, TState state, Func<TState, T> open) where T : class, IDisposable
    {
        if (_handlers.TryGetValue(key, out var found))
        {
            _handlers[key] = (found.Handler, ++_uses);
            return (T)found.Handler;
        }

        while (_handlers.Count >= capacity) Close(_handlers.MinBy(handler => handler.Value.Used).Key);
        var handler = open(state);
        _handlers.Add(key, (handler, ++_uses));
        return handler;
    }

    public void Close(string key)
    {
        if (_handlers.Remove(key, out var found)) found.Handler.Dispose();
    }

    public void Dispose()
    {
        foreach (var key in _handlers.Keys.ToArray()) Close(key);
    }
}
