using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>
/// Fills the arrays outside the documents in. It learns from descriptors, resources and datums as they pass, and needs no store.
/// For one thread; its files are closed with it.
/// </summary>
/// <remarks>
/// A filled document is a copy that shares everything else. In data an array takes the place of the datum id, which then stands in filled;
/// a STREAM: key is added where a stream datum covers the seq_num, with the time of the event as its timestamp.
/// </remarks>
public sealed partial class Filler : IDocumentSink, IDisposable
{
    private readonly HandlerRegistry _handlers;
    private readonly FillerOptions _options;
    private readonly References _references = new();
    private readonly OpenHandlers _open;
    private bool _isDisposed;

    /// <summary>A filler that has seen nothing yet.</summary>
    /// <exception cref="ArgumentException">Both include and exclude are set.</exception>
    public Filler(HandlerRegistry handlers, FillerOptions? options = null)
    {
        (_handlers, _options) = (handlers, options ?? new FillerOptions());
        if (_options is { Include: not null, Exclude: not null }) throw new ArgumentException("Found both Include and Exclude, expected one of them.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.OpenResources, 1, nameof(options));
        _open = new OpenHandlers(_options.OpenResources);
    }

    /// <summary>Learns what the document says of arrays.</summary>
    /// <exception cref="AssetException">A stream datum refers to what has not been seen.</exception>
    public void Accept(Document document)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        // What moved is opened anew.
        if (document is Resource resource) _open.Close(resource.Uid);
        else if (document is StreamResource stream) _open.Close(stream.Uid);
        _references.Learn(document);
    }

    /// <summary>Learns what the document says of arrays; returns events and event pages filled, others as they are.</summary>
    /// <exception cref="AssetException">An array cannot be had.</exception>
    public Document Fill(Document document)
    {
        Accept(document);
        return document switch
        {
            Event row => Fill(row),
            EventPage page => Fill(page),
            _ => document,
        };
    }

    /// <summary>Closes all files.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _open.Dispose();
    }

    private bool IsWanted(string name, IReadOnlyCollection<string>? fields) => (fields is null || fields.Contains(name))
        && (_options.Include?.Contains(name) ?? true) && !(_options.Exclude?.Contains(name) ?? false);
}
