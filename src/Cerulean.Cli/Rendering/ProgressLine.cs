namespace Cerulean.Cli.Rendering;

/// <summary>One line on a terminal's standard error that tells how far long work has come. Elsewhere it is silent.</summary>
internal sealed class ProgressLine(Terminal terminal, string what, long total) : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long _last = terminal.Time.GetTimestamp();
    private bool _isShown;

    /// <summary>True where the line is to be shown anew.</summary>
    public bool IsDue => terminal.ShowsErrors && terminal.Time.GetElapsedTime(_last) >= Pause;

    /// <summary>Shows how much of the total is done, and further words.</summary>
    public void Report(long done, string words)
    {
        if (!IsDue) return;
        _last = terminal.Time.GetTimestamp();
        _isShown = true;
        var line = total > 0 ? $"{Bar(done)} {what}  {words}" : $"{what}  {words}";
        terminal.Errors.Write($"\r\x1b[K{Fit(line)}");
    }

    /// <summary>Takes the line away, so that something else can be written.</summary>
    public void Clear()
    {
        if (!_isShown) return;
        _isShown = false;
        terminal.Errors.Write("\r\x1b[K");
    }

    public void Dispose() => Clear();

    private string Bar(long done)
    {
        var part = Math.Clamp((double)done / total, 0, 1);
        var full = (int)(part * BarWidth);
        return $"{new string('━', full)}{new string('╌', BarWidth - full)} {part * 100,3:0} %";
    }

    private string Fit(string line) => line.Length < terminal.Width || terminal.Width == 0 ? line : line[..(terminal.Width - 1)];
}
