using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>Counts rows and, for each stream, different seq_nums.</summary>
internal sealed class RunTally
{
    private readonly OrderedDictionary<string, IntervalSet> _streams = [];
    private readonly Dictionary<string, IntervalSet> _descriptors = [];

    /// <summary>Number of event rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Streams in the order of their first descriptors.</summary>
    public IReadOnlyList<string> Streams => [.. _streams.Keys];

    public void Add(Document document)
    {
        switch (document)
        {
            case EventDescriptor descriptor:
                if (!_streams.TryGetValue(descriptor.Stream, out var numbers)) _streams.Add(descriptor.Stream, numbers = new IntervalSet());
                _descriptors[descriptor.Uid] = numbers;
                break;
            case Event row:
                _descriptors[row.Descriptor].Add(row.SeqNum);
                Rows++;
                break;
            case EventPage page:
                Add(page.Descriptor, page.SeqNums);
                break;
            case StreamDatum datum:
                _descriptors[datum.Descriptor].Add(datum.SeqNums);
                break;
        }
    }

    /// <summary>Adds rows of a descriptor.</summary>
    public void Add(string descriptor, ReadOnlySpan<long> numbers)
    {
        var set = _descriptors[descriptor];
        Rows += numbers.Length;
        for (var i = 0; i < numbers.Length;)
        {
            var start = i++;
            while (i < numbers.Length && numbers[i] == numbers[i - 1] + 1) i++;
            set.Add(new StreamRange(numbers[start], numbers[i - 1] + 1));
        }
    }

    /// <summary>{"stream": number of different seq_nums} as JSON.</summary>
    public string StreamsText() => JsonText.ToString(JsonObject.Of([.. _streams.Select(stream => (stream.Key, (JsonValue)stream.Value.Count))]));
}
