using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Small runs for tests.</summary>
internal static class Samples
{
    /// <summary>A run of some events of two fields, x and y.</summary>
    public static List<Document> Scan(string uid, int events = 3, int scanId = 1, double time = 100, double factor = 1) => Golden.Of(
    [
        $$"""["start", {"uid": "{{uid}}", "time": {{time}}, "scan_id": {{scanId}}, "plan_name": "scan"}]""",
        Descriptor(uid, $"{uid}-d"),
        .. Enumerable.Range(1, events).Select(i => Event($"{uid}-d", i, $$"""{"x": {{i}}, "y": {{i * factor * 0.5:0.0###}}}""")),
        Stop(uid),
    ]);

    public static string Descriptor(string run, string uid, string stream = "primary", string keys = "x y") =>
        $$"""["descriptor", {"uid": "{{uid}}", "time": 101, "run_start": "{{run}}", "name": "{{stream}}", "data_keys": { {{string.Join(", ", keys.Split(' ').Select(Key))}} } }]""";

    public static string Event(string descriptor, int seqNum, string data, string? uid = null)
    {
        var keys = Golden.Of($$"""["event", {"uid": "u", "time": 1, "descriptor": "d", "seq_num": 1, "data": {{data}}, "timestamps": {} }]""");
        var stamps = string.Join(", ", ((Event)keys[0]).Data.Names.Names.ToArray().Select(name => $"\"{name}\": {100 + seqNum}.5"));
        return $$"""["event", {"uid": "{{uid ?? $"{descriptor}-{seqNum}"}}", "time": {{100 + seqNum}}.25, "descriptor": "{{descriptor}}", "seq_num": {{seqNum}}, "data": {{data}}, "timestamps": { {{stamps}} } }]""";
    }

    public static string Stop(string run, string status = "success") =>
        $$"""["stop", {"uid": "{{run}}-stop", "time": 102, "run_start": "{{run}}", "exit_status": "{{status}}"}]""";

    /// <summary>An event page of images, of about so many megabytes.</summary>
    public static EventPage Images(string descriptor, int megabytes, string key = "x")
    {
        var image = new NdArray(DType.Parse("|u1"), [1, 1024, 1024 * megabytes], new byte[megabytes << 20]);
        return new EventPage
        {
            Descriptor = descriptor,
            Uid = new StringColumn(new[] { $"{descriptor}-image" }),
            SeqNum = NdArray.From(1L),
            Time = Column.From(1.5),
            Data = ColumnMap.Of((key, new ArrayColumn(image))),
            Timestamps = ColumnMap.Of((key, Column.From(1.5))),
        };
    }

    private static string Key(string name) => $$""" "{{name}}": {"source": "sim", "dtype": "number", "shape": []{{(name.StartsWith('S') ? ", \"external\": \"STREAM:\"" : "")}} } """;
}
