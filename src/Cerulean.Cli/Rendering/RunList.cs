using Cerulean.Documents;
using Cerulean.Store;
using Spectre.Console;

namespace Cerulean.Cli.Rendering;

/// <summary>The runs of a store as a table for a person.</summary>
internal static class RunList
{
    private const int ShortUid = 8;

    public static void Show(IReadOnlyList<RunSummary> runs, Terminal terminal, int width = 0)
    {
        var table = Screen.Rows("uid", "scan_id", "time", "plan", "status", "streams (rows)");
        table.Columns[1].Alignment = Justify.Right;
        for (var i = 0; i < table.Columns.Count - 1; i++) table.Columns[i].NoWrap = true;
        foreach (var run in runs)
        {
            table.AddRow(
                new Text(run.Uid.Length > ShortUid ? run.Uid[..ShortUid] : run.Uid),
                new Text(run.ScanId?.ToString() ?? ""),
                new Text(Words.LocalTime(run.Time, terminal.Time.LocalTimeZone)),
                new Text(Words.OneLine(run.PlanName ?? "")),
                Status(run.ExitStatus),
                new Text(Words.OneLine(string.Join(", ", run.Streams.Select(stream => $"{stream.Key} ({stream.Value})")))));
        }

        Screen.Show(table, terminal, width);
    }

    public static Text Status(ExitStatus? status) => status switch
    {
        ExitStatus.Success => new Text("success", new Style(Color.Green)),
        ExitStatus.Abort => new Text("abort", new Style(Color.Yellow)),
        ExitStatus.Fail => new Text("fail", new Style(Color.Red)),
        _ => new Text("open", new Style(Color.Blue)),
    };
}
