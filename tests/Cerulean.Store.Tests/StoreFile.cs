using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store.Tests;

/// <summary>A store in a folder of its own, which goes with it; or in memory.</summary>
internal sealed class StoreFile(bool inMemory = false, TimeProvider? time = null) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-store-").FullName;
    private DocumentStore? _store;

    public string Path => System.IO.Path.Combine(_folder, "runs.db");

    public DocumentStore Store => _store ??= inMemory ? DocumentStore.InMemory(time) : DocumentStore.Open(Path, time);

    public IReadOnlyList<IngestOutcome> Ingest(IEnumerable<Document> documents, bool keepIncomplete = false)
    {
        using var ingest = Store.BeginIngest(keepIncomplete);
        foreach (var document in documents) ingest.Accept(document);
        ingest.Finish();
        return ingest.Outcomes;
    }

    public Run Find(string selector) => Store.Find(selector) ?? throw new InvalidOperationException($"no run {selector}");

    /// <summary>Opens the store a second time; that in memory is its own second.</summary>
    public T WithOther<T>(Func<DocumentStore, T> use)
    {
        if (inMemory) return use(Store);
        using var other = DocumentStore.Open(Path);
        return use(other);
    }

    /// <summary>Closes the store, to be opened again when it is needed; that in memory would be lost.</summary>
    public void Close()
    {
        if (inMemory) _store?.Flush();
        else End();
    }

    public void Dispose()
    {
        End();
        Directory.Delete(_folder, recursive: true);
    }

    private void End()
    {
        _store?.Dispose();
        _store = null;
    }

    public static string Text(JsonValue value) => JsonText.ToString(value);

    public static string[] Texts(IEnumerable<Document> documents) => [.. documents.Select(document => $"{document.Name} {JsonText.ToString(document.ToJson())}")];

    /// <summary>Equal as JSON values, in order.</summary>
    public static void AssertSame(IEnumerable<Document> expected, IEnumerable<Document> actual)
    {
        var (left, right) = (expected.ToArray(), actual.ToArray());
        Assert.Equal(left.Length, right.Length);
        for (var i = 0; i < left.Length; i++)
        {
            Assert.Equal(left[i].Name, right[i].Name);
            Assert.True(left[i].ToJson().Equals(right[i].ToJson()), $"document {i}: {JsonText.ToString(left[i].ToJson())}\nbut: {JsonText.ToString(right[i].ToJson())}");
        }
    }
}
