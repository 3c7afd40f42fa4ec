namespace Cerulean.Store;

/// <summary>Something that is wrong with what is stored.</summary>
/// <param name="Run">Uid of the run; null where no run, or all of them, are touched.</param>
/// <param name="Stream">Its stream, where that is known.</param>
/// <param name="Page">The page of rows, where it is one.</param>
/// <param name="Message">What was found.</param>
public sealed record StoreFault(string? Run, string? Stream, long? Page, string Message)
{
    /// <summary>The message, with run, stream and page where they are known.</summary>
    public override string ToString()
    {
        var place = $"{(Run is null ? "" : $", run {Run}")}{(Stream is null ? "" : $", stream {Stream}")}{(Page is null ? "" : $", page {Page}")}";
        return place.Length == 0 ? Message : $"{place[2..]}: {Message}";
    }
}
