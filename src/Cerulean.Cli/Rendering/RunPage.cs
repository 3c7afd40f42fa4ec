using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Store;
using Spectre.Console;

namespace Cerulean.Cli.Rendering;

/// <summary>One run as a page for a person: who, what and when, its streams with fields and configuration, how it ended.</summary>
internal sealed class RunPage(Run run, Terminal terminal)
{
    private const int LongestValue = 120;

    // Shown in the head of the page in words of its own.
    private static readonly string[] Told = ["uid", "time", "scan_id", "plan_name", "hints"];

    public void Show()
    {
        Title("Run", run.Uid);
        Screen.Show(Head(run.Start, run.Stop), terminal);
        foreach (var (stream, rows) in run.Summary.Streams) Stream(stream, rows, [.. run.Descriptors.Where(descriptor => descriptor.Stream == stream)]);
    }

    private Grid Head(RunStart start, RunStop? stop)
    {
        var grid = Pairs();
        if (start.ScanId is { } number) Add(grid, "scan_id", $"{number}");
        if (start.PlanName is { } plan) Add(grid, "plan", plan);
        Add(grid, "started", Time(start.Time));
        if (stop is not null) Add(grid, "stopped", $"{Time(stop.Time)}, after {Words.Duration(stop.Time - start.Time)}");
        grid.AddRow(new Text("status"), RunList.Status(stop?.ExitStatus));
        if (stop?.Reason is { Length: > 0 } reason) Add(grid, "reason", reason);
        foreach (var (name, value) in start.ToJson())
        {
            if (Array.IndexOf(Told, name) < 0) Add(grid, name, Brief(value));
        }

        if (start.Hints is { Count: > 0 } hints) Add(grid, "hints", Brief(hints));
        return grid;
    }

    private void Stream(string name, long rows, EventDescriptor[] descriptors)
    {
        terminal.Out.EndLine();
        Title("Stream", name, $": {Words.Count(rows, "row")}{(descriptors.Length > 1 ? $", {descriptors.Length} descriptors" : "")}");
        Screen.Show(Fields(descriptors), terminal);
        var grid = Pairs();
        if (Hints(descriptors[0].Hints ?? JsonObject.Empty) is { Length: > 0 } hints) Add(grid, "hints", hints);
        for (var i = 0; i < descriptors.Length; i++) Configuration(grid, descriptors[i], i == 0 ? null : descriptors[i - 1]);
        if (grid.Rows.Count == 0) return;
        terminal.Out.EndLine();
        Screen.Show(grid, terminal);
    }

    private static Spectre.Console.Table Fields(EventDescriptor[] descriptors)
    {
        var fields = Screen.Rows("field", "dtype", "shape", "units", "source");
        var seen = new HashSet<string>();
        foreach (var (field, key) in descriptors.SelectMany(descriptor => descriptor.DataKeys))
        {
            if (!seen.Add(field)) continue;
            var type = key.DtypeNumpy is { } numpy ? $"{TypeOf(key)} ({Brief(numpy)})" : TypeOf(key);
            var shape = string.Join(" × ", key.Shape.Select(length => length is { } known ? $"{known}" : "?"));
            fields.AddRow(Plain(field), Plain(type), Plain(shape), Plain(key.Units ?? ""), Plain(key.External is { } external ? $"{key.Source} ({external})" : key.Source));
        }

        return fields;
    }

    // Fields to show, of all devices; whatever else a hint says comes with its device.
    private static string Hints(JsonObject hints) => string.Join(", ", hints.Select(pair =>
        pair.Value.ObjectOrNull is { Count: 1 } hint && hint.TryGetValue("fields", out var fields) && fields.Kind == JsonKind.Array
            ? string.Join(", ", Enumerable.Range(0, fields.Count).Select(i => Brief(fields[i])))
            : $"{pair.Key}: {Brief(pair.Value)}").Where(text => text.Length > 0));

    // Of a further descriptor only what it has changed.
    private void Configuration(Grid grid, EventDescriptor descriptor, EventDescriptor? before)
    {
        var isDated = before is null;
        foreach (var (device, configuration) in descriptor.Configuration ?? JsonObject.Empty)
        {
            var data = Part(configuration, "data");
            var old = Part(before?.Configuration?.GetOrNull(device) ?? default, "data");
            var units = Part(configuration, "data_keys");
            var shown = string.Join(", ", data
                .Where(pair => before is null || !old.GetOrNull(pair.Key).Equals(pair.Value))
                .Select(pair => $"{pair.Key} = {Brief(pair.Value)} {Part(units.GetOrNull(pair.Key), null).GetOrNull("units").StringOrNull}".TrimEnd()));
            if (shown.Length == 0) continue;
            if (!isDated) Add(grid, "changed at", Time(descriptor.Time));
            isDated = true;
            Add(grid, $"configuration of {device}", shown);
        }
    }

    private void Title(string kind, string name, string more = "") =>
        Screen.Show(new Markup($"[bold]{kind} {Markup.Escape(Words.OneLine(name))}[/]{Markup.Escape(more)}"), terminal);

    private string Time(double seconds) => Words.LocalTime(seconds, terminal.Time.LocalTimeZone, "yyyy-MM-dd HH:mm:ss zzz");

    private static JsonObject Part(JsonValue value, string? name) =>
        (name is null ? value : value.ObjectOrNull?.GetOrNull(name) ?? default).ObjectOrNull ?? JsonObject.Empty;

    private static string TypeOf(DataKey key) => key.Dtype.ToString().ToLowerInvariant();

    private static Grid Pairs() => new Grid().AddColumn(new GridColumn().NoWrap().Padding(2, 0, 2, 0)).AddColumn();

    private static void Add(Grid grid, string name, string value) => grid.AddRow(Plain(name), Plain(value));

    private static Text Plain(string text) => new(Words.OneLine(text));

    private static string Brief(JsonValue value)
    {
        var text = value.StringOrNull ?? JsonText.ToString(value);
        return text.Length <= LongestValue ? text : $"{text[..LongestValue]}…";
    }
}
