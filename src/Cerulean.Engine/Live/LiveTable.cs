using Cerulean.Documents;

namespace Cerulean.Engine.Live;

/// <summary>Writes the events of a scan as a table, row by row as they come; what cannot be shown as it is never stops it.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="fields">The fields to show, in order; null for those that the run hints at: its dimensions, then those of its devices.</param>
public sealed class LiveTable(TextWriter output, IReadOnlyList<string>? fields = null) : DocumentRouter
{
    private const int RowsOfPage = 50;

    private readonly Dictionary<string, RunStart> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LiveColumns> _columns = new(StringComparer.Ordinal);
    private LiveColumns? _shown;
    private int _rows;

    /// <summary>Which streams are shown; without it, the primary one.</summary>
    public Predicate<string> Shows { get; init; } = static stream => stream == EventDescriptor.DefaultStream;

    /// <summary>The time zone of the reader.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;

    /// <inheritdoc/>
    protected override void OnStart(RunStart start) => _runs[start.Uid] = start;

    /// <inheritdoc/>
    protected override void OnDescriptor(EventDescriptor descriptor)
    {
        if (Shows(descriptor.Stream)) _columns[descriptor.Uid] = LiveColumns.Of(descriptor, fields, _runs.GetValueOrDefault(descriptor.RunStart));
    }

    /// <inheritdoc/>
    protected override void OnEvent(Event row)
    {
        if (!_columns.TryGetValue(row.Descriptor, out var columns)) return;
        if (columns != _shown || _rows == RowsOfPage)
        {
            if (_shown is not null && _shown != columns) output.WriteLine(_shown.Rule);
            output.WriteLine($"{columns.Rule}\n{columns.Head}\n{columns.Rule}");
            (_shown, _rows) = (columns, 0);
        }

        _rows++;
        output.WriteLine(columns.Show(row, Zone));
        output.Flush();
    }

    /// <inheritdoc/>
    protected override void OnStop(RunStop stop)
    {
        if (_shown?.Run == stop.RunStart)
        {
            output.WriteLine(_shown.Rule);
            _shown = null;
        }

        if (_runs.Remove(stop.RunStart, out var start)) output.WriteLine(Footer(start));
        foreach (var (uid, columns) in _columns.Where(pair => pair.Value.Run == stop.RunStart).ToArray()) _columns.Remove(uid);
        output.Flush();
    }

    private static string Footer(RunStart start) => LiveColumns.Plain(
        $"{Text(start, "plan_type")} {Text(start, "plan_name")} ['{start.Uid[..Math.Min(8, start.Uid.Length)]}'] (scan num: {start.ScanId})");

    private static string Text(RunStart start, string name) => start.Metadata.GetOrNull(name).StringOrNull ?? "";
}
