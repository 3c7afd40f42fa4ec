using Cerulean.Documents;

namespace Cerulean.Engine.Tests;

/// <summary>Keeps what it is given, and does what a test tells it before.</summary>
internal sealed class TroubledSink : IDurableSink, IDisposable
{
    private readonly TaskCompletionSource _isOpen = new();
    private readonly TaskCompletionSource _hasOne = new();

    /// <summary>Is called with each document, on the sink's thread.</summary>
    public Action<TroubledSink, Document> BeforeAccept { get; init; } = (_, _) => { };

    public Action BeforeFlush { get; init; } = () => { };

    public List<Document> Documents { get; } = [];

    /// <summary>The number of documents at each flush.</summary>
    public List<int> Flushes { get; } = [];

    public long Watermark => Flushes.LastOrDefault();

    public void Accept(Document document)
    {
        _hasOne.TrySetResult();
        BeforeAccept(this, document);
        lock (Documents) Documents.Add(document);
    }

    public void Flush()
    {
        BeforeFlush();
        Flushes.Add(Documents.Count);
    }

    /// <summary>Does not come back until the test opens it.</summary>
    public void Hang()
    {
        if (!_isOpen.Task.Wait(TimeSpan.FromSeconds(30))) throw new TimeoutException("Nobody opened the sink.");
    }

    public void Open() => _isOpen.TrySetResult();

    public Task HasOne => _hasOne.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Dispose() => throw new IOException("A sink belongs to whoever made it.");
}
