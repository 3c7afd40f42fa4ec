using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Tests;

/// <summary>
/// What a stream of documents looks like: a line of text for each document, with names in place of uids, without times and measured values.
/// Two runs of the same plan have the same shape, whoever made them.
/// </summary>
internal sealed class DocumentShape
{
    // They say how the plan was written, or where it ran.
    private static readonly string[] OfTheMachine = ["uid", "time", "versions", "beamline_id", "plan_type", "plan_name", "plan_args", "plan_pattern_args", "plan_pattern_module"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventDescriptor> _descriptors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private DocumentShape()
    {
    }

    /// <summary>The lines of documents, in their order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Document> documents)
    {
        var shape = new DocumentShape();
        return [.. documents.Select(shape.Line)];
    }

    /// <summary>Fails unless the documents are valid and have the shape of the golden file, such as count_3det.</summary>
    /// <param name="golden">Name of the file.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="view">Makes of the lines of both what is compared; null for all in order.</param>
    public static void AssertGolden(string golden, IReadOnlyList<Document> documents, Func<IReadOnlyList<string>, IEnumerable<string>>? view = null)
    {
        AssertValid(documents);
        view ??= static lines => lines;
        Assert.Equal(view(Of(Golden.Of(Golden.Lines(golden + ".jsonl")))), view(Of(documents)));
    }

    /// <summary>A view for streams that are mixed by the clock: stream by stream, each in order.</summary>
    public static IEnumerable<string> ByStream(IReadOnlyList<string> lines) =>
        lines.OrderBy(line => line.Split(' ') is var words && words[0] is "start" or "stop" ? words[0] == "stop" ? "~" : "" : words[1].Split('.')[0], StringComparer.Ordinal);

    /// <summary>Fails unless every document obeys its schema, and comes at its place.</summary>
    public static void AssertValid(IEnumerable<Document> documents)
    {
        var (checker, findings) = (new RunChecker(), new List<Finding>());
        foreach (var document in documents)
        {
            DocumentReader.Check(document.Name.ToText(), document.ToJson(), findings);
            checker.Check(document, findings);
        }

        checker.Finish(findings);
        Assert.Empty(findings);
    }

    private string Line(Document document) => document.Name.ToText() + " " + document switch
    {
        RunStart start => $"{Give(start.Uid, "run")} {Text(start.ToJson().Select(name => !OfTheMachine.Contains(name)))}",
        EventDescriptor descriptor => OfDescriptor(descriptor),
        Event row => $"{_names[row.Descriptor]} {row.SeqNum} {OfData(row.Descriptor, row.Data)} timestamps {Sorted(row.Timestamps.Names)} filled {Text(row.Filled)}",
        EventPage page => $"{_names[page.Descriptor]} {string.Join(',', page.SeqNums.ToArray())} {Sorted(page.Data.Names)} timestamps {Sorted(page.Timestamps.Names)}",
        Resource resource => $"{Give(resource.Uid, "resource")} {Run(resource.RunStart)} {resource.Spec} {resource.PathSemantics} kwargs {Text(resource.ResourceKwargs)}",
        Datum datum => $"{OfId(datum.DatumId)} {_names[datum.Resource]} kwargs {Text(datum.DatumKwargs)}",
        StreamResource resource => $"{Give(resource.Uid, "files")} {Run(resource.RunStart)} {resource.DataKey}",
        StreamDatum datum => $"{_names[datum.Descriptor]} {OfId(datum.Uid)} {_names[datum.StreamResource]} indices {datum.Indices.Start}-{datum.Indices.Stop} seq_nums {datum.SeqNums.Start}-{datum.SeqNums.Stop}",
        RunStop stop => $"{_names[stop.RunStart]} {Text(stop.ToJson().GetOrNull("exit_status"))} {Text(stop.Reason)} {Text(stop.NumEvents)}",
        _ => throw new NotSupportedException($"There is no shape of {document.Name.ToText()}."),
    };

    // primary.0, primary.1 and so on, with the run in front where there are several.
    private string OfDescriptor(EventDescriptor descriptor)
    {
        _descriptors[descriptor.Uid] = descriptor;
        var run = _names[descriptor.RunStart];
        var name = Give(descriptor.Uid, (run == "run.0" ? "" : run.Replace(".", "", StringComparison.Ordinal) + ":") + descriptor.Stream);
        var keys = descriptor.DataKeys.Select(key => $"{key.Key}[{string.Join(',', key.Value.Shape)}]{key.Value.External?.TrimEnd(':')} of {key.Value.ObjectName}");
        var configuration = descriptor.Configuration!.Select(device => $"{device.Key}: {string.Join(" / ", device.Value.AsObject().Select(part => $"{part.Key} {Sorted(part.Value.AsObject().Names)}"))}");
        return $"{name} keys {string.Join(", ", keys)} objects {Text(descriptor.ObjectKeys)} hints {Text(descriptor.Hints)} configuration {string.Join("; ", configuration)}";
    }

    // Values that are datum ids are part of the shape.
    private string OfData(string descriptor, JsonObject data) => string.Join(",", data.Select(value =>
        value.Key + (_descriptors[descriptor].DataKeys[value.Key] is { External: not null, IsStream: false } ? "=" + OfId(value.Value.AsString()) : "")).Order(StringComparer.Ordinal));

    private string OfId(string id) => id.LastIndexOf('/') is > 0 and var slash && _names.TryGetValue(id[..slash], out var name) ? name + id[slash..] : id;

    private string Run(string? run) => run is null ? "of no run" : _names[run];

    private string Give(string uid, string kind)
    {
        var count = _counts.GetValueOrDefault(kind);
        _counts[kind] = count + 1;
        return _names[uid] = $"{kind}.{count}";
    }

    private static string Sorted(JsonKeys keys) => string.Join(",", keys.Names.ToArray().Order(StringComparer.Ordinal));

    // Names in order, and 1.0 as 1.
    private static string Text(JsonValue value) => value switch
    {
        { ObjectOrNull: { } members } => "{" + string.Join(", ", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}: {Text(member.Value)}")) + "}",
        { Kind: JsonKind.Array } => "[" + string.Join(", ", Enumerable.Range(0, value.Count).Select(i => Text(value[i]))) + "]",
        { IsNumber: true } => JsonText.ToString(value.AsDouble()),
        _ => JsonText.ToString(value),
    };
}
