using System.Buffers;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Benchmarks;

/// <summary>The documents that are measured: events of ten float fields, some 660 bytes of JSON each, as in the peer's figures.</summary>
internal static class Samples
{
    public const string Run = "f02e2b62-6be9-428f-8065-923ed003f4b0";
    public const string Descriptor = "4153a618-7a87-4c7b-af5f-21e62f60de5d";
    private const int Fields = 10;

    public static JsonKeys Keys { get; } = new([.. Enumerable.Range(0, Fields).Select(i => $"det{i}")]);

    public static RunStart Start(string uid = Run) => new() { Uid = uid, Time = 1795169488.1655579, ScanId = 1, Metadata = JsonObject.Of(("plan_name", "scan")) };

    public static EventDescriptor Describe(string run, string uid, int fields) => Describe(run, uid, Keys.Names[..fields].ToArray());

    public static EventDescriptor Describe(string run = Run, string uid = Descriptor) => Describe(run, uid, Keys.Names.ToArray());

    private static EventDescriptor Describe(string run, string uid, string[] keys) => new()
    {
        Uid = uid,
        Time = 1795169488.2,
        RunStart = run,
        Stream = "primary",
        DataKeys = keys.ToDictionary(key => key, key => new DataKey
        {
            Source = $"SIM:{key}",
            Dtype = DataKeyType.Number,
            Shape = [],
            DtypeNumpy = "<f8",
            Precision = 3,
            ObjectName = key,
        }),
        ObjectKeys = JsonObject.Of([.. keys.Select(key => (key, JsonValue.FromStrings([key])))]),
        Hints = JsonObject.Of([.. keys.Select(key => (key, (JsonValue)JsonObject.Of(("fields", JsonValue.FromStrings([key])))))]),
        Configuration = JsonObject.Empty,
    };

    public static RunStop Stop(int events, string run = Run, string uid = "53dc7577-3aaa-40eb-8142-1765b3a0ee96") => new()
    {
        Uid = uid,
        Time = 1795169500.5,
        RunStart = run,
        ExitStatus = ExitStatus.Success,
        Reason = "",
        NumEvents = JsonObject.Of(("primary", events)),
    };

    public static Event[] Events(int count, string descriptor = Descriptor)
    {
        var random = new Random(1);
        var events = new Event[count];
        for (var i = 0; i < count; i++)
        {
            var time = 1795169488 + (0.01 * i) + Math.Round(random.NextDouble() * 0.01, 6);
            events[i] = new Event
            {
                Uid = Uid(random),
                Descriptor = descriptor,
                SeqNum = i + 1,
                Time = time,
                Data = new JsonObject(Keys, [.. Keys.Names.ToArray().Select(_ => (JsonValue)(random.NextDouble() * 10))]),
                Timestamps = new JsonObject(Keys, [.. Keys.Names.ToArray().Select(_ => (JsonValue)(time - Math.Round(random.NextDouble() * 0.01, 6)))]),
                Filled = JsonObject.Empty,
            };
        }

        return events;
    }

    public static string Uid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    public static byte[][] Lines(IEnumerable<Document> documents)
    {
        using var writer = new DocumentWriter();
        return [.. documents.Select(document =>
        {
            var output = new ArrayBufferWriter<byte>();
            writer.Write(document, output);
            return output.WrittenSpan.ToArray();
        })];
    }
}
