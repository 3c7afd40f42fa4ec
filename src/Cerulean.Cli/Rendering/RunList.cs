using Cerulean.Documents;
using Cerulean.Store;
using Spectre.Console;

namespace Cerulean.Cli.Rendering;

/// <summary>The runs of a store as a table for a person.</summary>
internal static class RunList
{
    private const int LeastUid = 8;
    private const int StatusAt = 4;
    private const int StreamsAt = 5;

    /// <summary>Shows the first runs, at most so many of them, and says how many there are besides.</summary>
    public static void Show(IReadOnlyList<RunSummary> runs, Terminal terminal, int most = int.MaxValue, int width = 0)
    {
        var uidLength = UidLength(runs);
        string[] heads = ["uid", "scan_id", "time", "plan", "status", "streams (rows)"];
        var table = Screen.Rows(heads);
        table.Columns[1].Alignment = Justify.Right;
        var widths = heads.Select(head => head.Length).ToArray();
        foreach (var run in runs.Take(most))
        {
            var cells = Cells(run, uidLength, terminal);
            table.AddRow(cells.Select((cell, i) => i == StatusAt ? Status(run.ExitStatus) : new Text(cell)));
            for (var i = 0; i < StreamsAt; i++) widths[i] = Math.Max(widths[i], cells[i].Length);
        }

        for (var i = 0; i < StreamsAt; i++) table.Columns[i].NoWrap = true;
        // Only the streams are folded; on a terminal that is too narrow even for that, the lines are left to it.
        Screen.Show(table, terminal, width, least: widths.Sum(cell => cell + 2));
        if (runs.Count > most) terminal.Out.WriteLine($" … and {Words.Count(runs.Count - most, "run")} more");
    }

    /// <summary>How many characters of their uids tell the runs apart, 8 or more.</summary>
    public static int UidLength(IEnumerable<RunSummary> runs)
    {
        var (length, before) = (LeastUid, "");
        foreach (var uid in runs.Select(run => run.Uid).Order(StringComparer.Ordinal))
        {
            length = Math.Max(length, before.AsSpan().CommonPrefixLength(uid) + 1);
            before = uid;
        }

        return length;
    }

    /// <summary>The beginning of a uid.</summary>
    public static string Short(string uid, int length) => uid[..Math.Min(length, uid.Length)];

    private static string[] Cells(RunSummary run, int uidLength, Terminal terminal) =>
    [
        Words.OneLine(Short(run.Uid, uidLength)),
        run.ScanId?.ToString() ?? "",
        Words.LocalTime(run.Time, terminal.Time.LocalTimeZone),
        Words.OneLine(run.PlanName ?? ""),
        Word(run.ExitStatus),
        Words.OneLine(string.Join(", ", run.Streams.Select(stream => $"{stream.Key} ({stream.Value})"))),
    ];

    public static Text Status(ExitStatus? status) => new(Word(status), new Style(status switch
    {
        ExitStatus.Success => Color.Green,
        ExitStatus.Abort => Color.Yellow,
        ExitStatus.Fail => Color.Red,
        _ => Color.Blue,
    }));

    private static string Word(ExitStatus? status) => status?.ToString().ToLowerInvariant() ?? "open";
}
