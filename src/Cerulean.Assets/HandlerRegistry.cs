namespace Cerulean.Assets;

/// <summary>Which handler reads what: by spec for resources, by media type for stream resources. Safe to use from several threads.</summary>
/// <remarks>A change counts for what is opened afterwards: an open filler keeps the handlers that it has.</remarks>
public sealed partial class HandlerRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AssetHandlerFactory> _bySpec = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamAssetHandlerFactory> _byMimetype = new(StringComparer.Ordinal);

    /// <summary>The specs and media types that can be read, sorted.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate) return [.. _bySpec.Keys.Concat(_byMimetype.Keys).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Says who reads a spec. The same handler may be registered again.</summary>
    /// <exception cref="AssetException">Another handler has the spec, and <paramref name="overwrite"/> is not set.</exception>
    public void Register(string spec, AssetHandlerFactory handler, bool overwrite = false) => Register(_bySpec, spec, handler, overwrite);

    /// <summary>Says who reads a media type, without regard to the case of its letters. The same handler may be registered again.</summary>
    /// <exception cref="AssetException">Another handler has the media type, and <paramref name="overwrite"/> is not set.</exception>
    public void Register(string mimetype, StreamAssetHandlerFactory handler, bool overwrite = false) =>
        Register(_byMimetype, Normalize(mimetype), handler, overwrite);

    /// <summary>Forgets a spec or media type; true where it was known.</summary>
    public bool Deregister(string key)
    {
        lock (_gate) return _bySpec.Remove(key) | _byMimetype.Remove(Normalize(key));
    }

    /// <summary>The handler of a spec, or null.</summary>
    public AssetHandlerFactory? Find(string spec)
    {
        lock (_gate) return _bySpec.GetValueOrDefault(spec);
    }

    /// <summary>The handler of a media type, or null.</summary>
    public StreamAssetHandlerFactory? FindMimetype(string mimetype)
    {
        lock (_gate) return _byMimetype.GetValueOrDefault(Normalize(mimetype));
    }

    // Spaces around the parameters of a media type mean nothing (RFC 9110, 8.3.1).
    private static string Normalize(string mimetype) => mimetype.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private void Register<T>(Dictionary<string, T> handlers, string key, T handler, bool overwrite) where T : Delegate
    {
        lock (_gate)
        {
            if (!overwrite && handlers.TryGetValue(key, out var known) && !known.Equals(handler))
            {
                throw new AssetException($"Another handler is registered for '{key}': set overwrite to replace it, or deregister it first.") { Fault = AssetFault.DuplicateHandler };
            }

            handlers[key] = handler;
        }
    }
}
