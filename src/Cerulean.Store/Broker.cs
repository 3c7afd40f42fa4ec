using Cerulean.Assets;

namespace Cerulean.Store;

/// <summary>A store with all that is needed to read it: runs found by what people call them, their events, and their arrays outside the documents.</summary>
public sealed partial class Broker : IDisposable
{
    /// <summary>A broker of a store, which is closed with it.</summary>
    public Broker(DocumentStore store, HandlerRegistry? handlers = null) => (Store, Events) = (store, new EventSource(store, handlers));

    /// <summary>The store.</summary>
    public DocumentStore Store { get; }

    /// <summary>The events of its runs.</summary>
    public EventSource Events { get; }

    /// <summary>Who reads the files of arrays.</summary>
    public HandlerRegistry Handlers => Events.Handlers;

    /// <summary>Where the files of arrays are now.</summary>
    public RootMap RootMap
    {
        get => Events.RootMap;
        set => Events.RootMap = value;
    }

    /// <summary>Opens a store; makes the file, and its folder, where it is not there.</summary>
    /// <exception cref="StoreException">The file is no store, is damaged, or has been written by a newer Cerulean.</exception>
    public static Broker Open(string path) => new(DocumentStore.Open(path));

    /// <summary>Says who reads a spec. The same handler may be registered again.</summary>
    /// <exception cref="AssetException">Another handler has the spec, and <paramref name="overwrite"/> is not set.</exception>
    public void RegisterHandler(string key, AssetHandlerFactory handler, bool overwrite = false) => Handlers.Register(key, handler, overwrite);

    /// <summary>Says who reads a media type. The same handler may be registered again.</summary>
    /// <exception cref="AssetException">Another handler has the media type, and <paramref name="overwrite"/> is not set.</exception>
    public void RegisterHandler(string key, StreamAssetHandlerFactory handler, bool overwrite = false) => Handlers.Register(key, handler, overwrite);

    /// <summary>Forgets a spec or media type; true where it was known.</summary>
    public bool DeregisterHandler(string key) => Handlers.Deregister(key);

    /// <summary>The files of runs, or of all: to be listed, copied, moved and verified, with the documents kept right.</summary>
    public AssetFiles Files(params IReadOnlyCollection<string> runs) => new(Store.Assets(runs.Count == 0 ? null : runs), Handlers, RootMap);

    /// <summary>Writes what has been accepted, and closes the store.</summary>
    public void Dispose() => Store.Dispose();
}
