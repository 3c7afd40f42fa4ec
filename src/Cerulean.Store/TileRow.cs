using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>One row of the streams that are converted: an event, or only a number that stream datums tell of.</summary>
internal sealed record TileRow(string Stream, long SeqNum, string Descriptor, Event? Event)
{
    /// <summary>The rows by stream and seq_num; of a repeated seq_num the last event.</summary>
    public static IReadOnlyList<TileRow> Of(IEnumerable<Event> events, IEnumerable<StreamDatum> datums, Func<string, EventDescriptor> descriptorOf)
    {
        var rows = new Dictionary<(string, long), TileRow>();
        foreach (var row in events)
        {
            var stream = descriptorOf(row.Descriptor).Stream;
            rows[(stream, row.SeqNum)] = new TileRow(stream, row.SeqNum, row.Descriptor, row);
        }

        foreach (var datum in datums)
        {
            var stream = descriptorOf(datum.Descriptor).Stream;
            for (var number = datum.SeqNums.Start; number < datum.SeqNums.Stop; number++)
            {
                rows.TryAdd((stream, number), new TileRow(stream, number, datum.Descriptor, null));
            }
        }

        return [.. rows.Values.OrderBy(row => row.Stream, StringComparer.Ordinal).ThenBy(row => row.SeqNum)];
    }
}
