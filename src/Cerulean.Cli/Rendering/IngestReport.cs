using Cerulean.Store;

namespace Cerulean.Cli.Rendering;

/// <summary>Tells what becomes of runs, one line each, at once. When nobody reads any more it falls silent, and the work goes on.</summary>
internal sealed class IngestReport(Terminal terminal, bool asJson)
{
    private bool _isSilent;

    public void Tell(IngestOutcome outcome)
    {
        if (_isSilent) return;
        try
        {
            if (asJson) JsonLines.Write(outcome, terminal.Out);
            else terminal.Out.WriteLine(Line(outcome));
            terminal.Out.Flush();
        }
        catch (ReaderGoneException)
        {
            _isSilent = true;
        }
    }

    private static string Line(IngestOutcome outcome)
    {
        var streams = outcome.Streams.Count > 0 ? $" in {string.Join(", ", outcome.Streams)}" : "";
        var message = outcome.Message is { Length: > 0 } words ? $": {words}" : "";
        return Words.OneLine($"{Brief(outcome)}{streams}{message}");
    }

    /// <summary>What became of the run, and how much it is.</summary>
    public static string Brief(IngestOutcome outcome)
    {
        var status = outcome.Status.ToString().ToLowerInvariant();
        var run = outcome.Run.Length > 0 ? outcome.Run : "(no run)";
        return Words.OneLine($"{status,-8}  {run}  {Words.Count(outcome.Documents, "document")}, {Words.Count(outcome.Events, "event")}");
    }
}
