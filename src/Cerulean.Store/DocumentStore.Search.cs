namespace Cerulean.Store;

public sealed partial class DocumentStore
{
    private const int FirstPage = 20;
    // Some pages cost as much as the first: large ones keep them few.
    private const int LargestPage = 32_768;

    /// <summary>The runs that match, newest first as in <see cref="List"/>; read page by page, so that runs may come and go meanwhile.</summary>
    public IEnumerable<RunSummary> Search(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(query).Select(Summary);
    }

    /// <summary>How many runs match.</summary>
    public long Count(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        using var reader = _database.Read();
        return reader.Count(query);
    }

    private IEnumerable<RunRow> Rows(Query query)
    {
        var after = RunPlace.Before;
        for (var size = FirstPage; ; size = Math.Min(2 * size, LargestPage))
        {
            IReadOnlyList<RunRow> page;
            using (var reader = _database.Read()) page = reader.Search(query, after, size);
            foreach (var row in page) yield return row;
            if (page.Count < size) yield break;
            after = RunPlace.Of(page[^1]);
        }
    }
}
