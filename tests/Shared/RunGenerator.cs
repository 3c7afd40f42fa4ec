using Cerulean.Documents;

namespace Cerulean.Tests;

/// <summary>Random valid runs with every kind of document and value: the same for the same seed.</summary>
internal sealed partial class RunGenerator
{
    private readonly Random _random;
    private readonly List<Document> _documents = [];
    private readonly List<Stream> _streams = [];
    private readonly string _run;
    private double _time = 1.7e9;

    private RunGenerator(int seed)
    {
        _random = new Random(seed);
        _run = Uid();
    }

    /// <summary>A run of about so many steps; a step is an event, a page, a stream datum, a new configuration or a rewind.</summary>
    public static IReadOnlyList<Document> Run(int seed, int steps = 20)
    {
        var generator = new RunGenerator(seed);
        generator.Compose(steps);
        return generator._documents;
    }

    /// <summary>The documents of some runs, each in its order, the runs mixed.</summary>
    public static IReadOnlyList<Document> Interleaved(int seed, int runs = 3, int steps = 20)
    {
        var random = new Random(seed);
        var queues = Enumerable.Range(0, runs).Select(i => new Queue<Document>(Run(unchecked(seed * 31 + i), steps))).ToList();
        var mixed = new List<Document>();
        while (queues.Count > 0)
        {
            var queue = queues[random.Next(queues.Count)];
            mixed.Add(queue.Dequeue());
            if (queue.Count == 0) queues.Remove(queue);
        }

        return mixed;
    }

    private void Compose(int steps)
    {
        _documents.Add(new RunStart { Uid = _run, Time = Now(), ScanId = _random.Next(1, 1000), Metadata = Metadata() });
        for (var i = _random.Next(0, 4); i > 0; i--) Declare($"stream_{i}");
        for (var i = 0; _streams.Count > 0 && i < steps; i++) Step(Pick(_streams));
        _documents.Add(new RunStop
        {
            Uid = Uid(),
            Time = Now(),
            RunStart = _run,
            ExitStatus = Pick<ExitStatus>([ExitStatus.Success, ExitStatus.Abort, ExitStatus.Fail]),
            Reason = Text(),
            NumEvents = JsonObject.Of([.. _streams.Select(stream => (stream.Name, (JsonValue)stream.Highest))]),
        });
    }

    private void Step(Stream stream)
    {
        switch (_random.Next(20))
        {
            case 0:
                Describe(stream);
                break;
            case 1:
                stream.Next = Math.Max(1, stream.Next - _random.Next(1, 4));
                break;
            case 2 or 3 or 4 when stream.StreamResource is not null:
                AddStreamDatum(stream, stream.StreamResource);
                break;
            case < 12:
                _documents.Add(NextEvent(stream));
                break;
            default:
                AddPage(stream);
                break;
        }
    }

    private void AddPage(Stream stream)
    {
        var rows = new Event[_random.Next(1, 8)];
        for (var i = 0; i < rows.Length; i++) rows[i] = NextEvent(stream);
        _documents.Add(Paging.Pack(rows));
    }

    private Event NextEvent(Stream stream)
    {
        var data = stream.Fields.ConvertAll(field => field.Resource is null ? Value(field.Kind) : DatumId(field));
        stream.Highest = Math.Max(stream.Highest, stream.Next);
        var keys = new JsonKeys([.. stream.Fields.Select(field => field.Name)]);
        return new Event
        {
            Uid = Uid(),
            Time = Now(),
            Descriptor = stream.Descriptor,
            SeqNum = stream.Next++,
            Data = Shuffled(new JsonObject(keys, data)),
            Timestamps = Shuffled(new JsonObject(keys, data.ConvertAll(_ => (JsonValue)Now()))),
            Filled = stream.HasFilled
                ? JsonObject.Of([.. stream.Fields.Where(field => field.Resource is not null).Select(field => (field.Name, (JsonValue)false))])
                : null,
        };
    }

    // Documents of real runs do not always keep the order of their keys.
    private JsonObject Shuffled(JsonObject row)
    {
        if (_random.Next(10) > 0) return row;
        var members = row.Select(member => (member.Key, member.Value)).ToArray();
        _random.Shuffle(members);
        return JsonObject.Of(members);
    }

    private double Now() => _time += _random.NextDouble();

    private string Uid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private sealed class Stream(string name)
    {
        public string Name { get; } = name;

        public List<Field> Fields { get; } = [];

        public Dictionary<string, DataKey> DataKeys { get; } = [];

        public string Descriptor { get; set; } = "";

        public string? StreamResource { get; set; }

        public int StreamDatums { get; set; }

        public bool HasFilled { get; set; }

        public long Next { get; set; } = 1;

        public long Highest { get; set; }
    }

    private sealed class Field(string name, FieldKind kind)
    {
        public string Name { get; } = name;

        public FieldKind Kind { get; } = kind;

        public string? Resource { get; set; }

        public int Datums { get; set; }
    }
}
