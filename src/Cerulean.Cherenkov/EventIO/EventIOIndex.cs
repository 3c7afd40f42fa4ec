namespace Cerulean.Cherenkov.EventIO;

/// <summary>
/// Where the top-level objects of a file lie, to go to any of them with <see cref="EventIOReader.MoveTo"/> where the file can seek. It is made in one pass
/// over the headers and kept in memory alone.
/// </summary>
public sealed class EventIOIndex
{
    private EventIOIndex(IReadOnlyList<EventIOHeader> headers, EventIOException? failure) => (Headers, Failure) = (headers, failure);

    /// <summary>The headers of all objects that are complete.</summary>
    public IReadOnlyList<EventIOHeader> Headers { get; }

    /// <summary>Why there are no more; null where the file ends as it should.</summary>
    public EventIOException? Failure { get; }

    /// <summary>Goes over the rest of a file.</summary>
    public static EventIOIndex Read(EventIOReader reader)
    {
        var headers = new List<EventIOHeader>();
        try
        {
            while (reader.MoveNext())
            {
                reader.Skip();
                headers.Add(reader.Header);
            }

            return new EventIOIndex(headers, null);
        }
        catch (EventIOException failure)
        {
            return new EventIOIndex(headers, failure);
        }
    }
}
