using System.Globalization;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cli.Rendering;

/// <summary>How many events were read, and how fast.</summary>
internal sealed class EventProgress(Terminal terminal) : IDisposable
{
    private readonly ProgressLine _line = new(terminal, "reading", 0);
    private readonly long _start = terminal.Time.GetTimestamp();
    private long _events;
    private long _telescopes;

    /// <summary>All that was counted.</summary>
    public string Total => $"{Words.Count(_events, "event")}, {Words.Count(_telescopes, "telescope event")}.";

    /// <summary>Counts an event.</summary>
    public void Add(SubarrayEvent item)
    {
        _events++;
        _telescopes += item.Tel.Count;
        if (!_line.IsDue) return;
        var rate = _events / Math.Max(terminal.Time.GetElapsedTime(_start).TotalSeconds, 1e-3);
        _line.Report(0, string.Create(CultureInfo.InvariantCulture, $"{Words.Count(_events, "event")}  {Words.Count(_telescopes, "telescope event")}  {rate:0} events/s"));
    }

    public void Dispose() => _line.Dispose();
}
