using System.Globalization;
using Cerulean.Cli.Rendering;
using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine.Live;

namespace Cerulean.Cli.Collecting;

/// <summary>What one sees of a scan while it runs: a table of its events on standard output, and on a terminal a line of progress below.</summary>
internal sealed class LiveView : DocumentRouter, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Terminal _terminal;
    private readonly LiveTable? _table;
    private readonly StringWriter _lines = new() { NewLine = "\n" };
    private readonly Dictionary<string, long> _points = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private long _began;
    private readonly ITimer? _timer;
    private ProgressLine? _progress;
    private volatile Status[] _moves = [];
    private long _total;
    private string _question = "";
    private long _asked;

    public LiveView(Terminal terminal, TimeZoneInfo zone, bool showsTable)
    {
        _terminal = terminal;
        _began = terminal.Time.GetTimestamp();
        if (showsTable) _table = new LiveTable(_lines) { Shows = IsOfPoints, Zone = zone };
        if (terminal.ShowsErrors) _timer = terminal.Time.CreateTimer(_ => ShowProgress(), null, Pause, Pause);
    }

    /// <summary>Takes note of what the scan waits for.</summary>
    public void WaitFor(IReadOnlyCollection<Status>? statuses)
    {
        if (_timer is not null) _moves = statuses is null ? [] : [.. statuses];
    }

    /// <summary>Says something on standard error, in place of the progress. What ends without a line end is a question: it stays in sight until more is said.</summary>
    public void Say(string text)
    {
        lock (_gate)
        {
            _progress?.Clear();
            _terminal.Errors.Write(text);
            KeepQuestion(text[(text.LastIndexOf('\n') + 1)..]);
        }
    }

    /// <inheritdoc/>
    public override void Accept(Document document)
    {
        lock (_gate)
        {
            base.Accept(document);
            if (_table is null) return;
            _table.Accept(document);
            if (_lines.GetStringBuilder() is not { Length: > 0 } lines) return;
            _progress?.Clear();
            if (_question.Length > 0) _terminal.Errors.Write(_terminal.ShowsErrors ? "\r\x1b[K" : "\n");
            _terminal.Out.Write(lines.ToString());
            _terminal.Out.Flush();
            _terminal.Errors.Write(_question);
            lines.Clear();
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            _progress?.Clear();
            _progress = null;
            _lines.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void OnStart(RunStart start)
    {
        if (start.Metadata.GetOrNull("num_points").TryGetInt64(out var points)) _total += points;
        if (_terminal.ShowsErrors) _progress = new ProgressLine(_terminal, start.PlanName ?? "run", _total);
    }

    /// <inheritdoc/>
    protected override void OnDescriptor(EventDescriptor descriptor)
    {
        if (IsOfPoints(descriptor.Stream)) _shown.Add(descriptor.Uid);
    }

    // Of many events at once some may not come here, but they are numbered.
    /// <inheritdoc/>
    protected override void OnEvent(Event row)
    {
        if (_shown.Contains(row.Descriptor)) _points[row.Descriptor] = Math.Max(row.SeqNum, _points.GetValueOrDefault(row.Descriptor));
    }

    // One stream, or one for each tile.
    private static bool IsOfPoints(string stream) => stream == EventDescriptor.DefaultStream || stream.StartsWith("tile_", StringComparison.Ordinal);

    private void ShowProgress()
    {
        lock (_gate)
        {
            if (_question.Length == 0) _progress?.Report(_points.Values.Sum(), Done());
        }
    }

    // The time of an answer is not that of the scan.
    private void KeepQuestion(string question)
    {
        if (_question.Length == 0) _asked = _terminal.Time.GetTimestamp();
        else if (question.Length == 0) _began += _terminal.Time.GetTimestamp() - _asked;
        _question = question;
    }

    private string Done()
    {
        var done = _points.Values.Sum();
        var rate = done / _terminal.Time.GetElapsedTime(_began).TotalSeconds;
        var left = _total > done && done > 0 ? $", {Words.Duration((_total - done) / rate)} left" : "";
        var moves = string.Concat(_moves.Select(Move));
        return string.Create(CultureInfo.InvariantCulture, $"{done} of {_total} points, {rate:0.0}/s{left}{moves}");
    }

    private static string Move(Status status) => status is { IsDone: false, Progress: { } at }
        ? string.Create(CultureInfo.InvariantCulture, $"; {status.Device?.Name} {at.Current:0.###} → {at.Target:0.###} {at.Units}").TrimEnd()
        : "";
}
