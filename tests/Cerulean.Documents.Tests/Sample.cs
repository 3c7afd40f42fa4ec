namespace Cerulean.Documents.Tests;

/// <summary>The shortest documents of each kind.</summary>
internal static class Sample
{
    public static RunStart Start(string uid = "r") => new() { Uid = uid, Time = 1 };

    public static EventDescriptor Descriptor(string uid = "d", string run = "r", string stream = "primary") =>
        new() { Uid = uid, Time = 1, RunStart = run, Stream = stream, DataKeys = new Dictionary<string, DataKey>() };

    public static Event Row(string descriptor = "d", int seqNum = 1) => new()
    {
        Uid = $"{descriptor}-{seqNum}",
        Time = seqNum,
        Descriptor = descriptor,
        SeqNum = seqNum,
        Data = JsonObject.Of(("x", seqNum)),
        Timestamps = JsonObject.Of(("x", 1.5)),
    };

    public static EventPage Page(string descriptor = "d", params int[] seqNums) => Paging.Pack([.. seqNums.Select(number => Row(descriptor, number))]);

    public static Resource Resource(string uid = "q", string? run = "r") =>
        new() { Uid = uid, RunStart = run, Spec = "S", Root = "/", ResourcePath = "p", ResourceKwargs = JsonObject.Empty };

    public static Datum Datum(string resource = "q", int n = 0) =>
        new() { DatumId = $"{resource}/{n}", Resource = resource, DatumKwargs = JsonObject.Of(("i", n)) };

    public static DatumPage DatumPage(string resource = "q", params int[] numbers) => Paging.Pack([.. numbers.Select(n => Datum(resource, n))]);

    public static StreamResource StreamResource(string uid = "s", string? run = "r") =>
        new() { Uid = uid, RunStart = run, DataKey = "c", Mimetype = "m", Uri = "u", Parameters = JsonObject.Empty };

    public static StreamDatum StreamDatum(string resource = "s", string descriptor = "d") => new()
    {
        Uid = $"{resource}/0",
        StreamResource = resource,
        Descriptor = descriptor,
        Indices = new StreamRange(0, 1),
        SeqNums = new StreamRange(1, 2),
    };

    public static RunStop Stop(string run = "r") => new() { Uid = $"{run}-stop", Time = 2, RunStart = run, ExitStatus = ExitStatus.Success };

    /// <summary>One document of each kind, in order.</summary>
    public static Document[] Run =>
    [
        Start(), Descriptor(), Resource(), Datum(), DatumPage("q", 1, 2), StreamResource(), StreamDatum(), Row(), Page("d", 2, 3), Stop(),
    ];

    public static string[] Names(IEnumerable<Document> documents) => [.. documents.Select(document => document.Name.ToText())];

    public static void AcceptAll(this IDocumentSink sink, params IEnumerable<Document> documents)
    {
        foreach (var document in documents) sink.Accept(document);
    }
}
