using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cerulean.Cli.Rendering;

/// <summary>Draws with colours on a terminal, and plainly elsewhere.</summary>
internal static class Screen
{
    // Redirected tables are not folded: whoever greps wants one row on one line.
    private const int Endless = 10_000;

    /// <summary>Writes something drawn to standard output.</summary>
    public static void Show(IRenderable drawing, Terminal terminal, int width = 0, int least = 0)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var isPlain = !terminal.ShowsOutput || terminal.Variable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Math.Max(least, width > 0 ? width : terminal.OutputWidth > 0 ? terminal.OutputWidth : Endless);
        console.Profile.Capabilities.Unicode = true;
        console.Write(drawing);
        // Tables without frame come with an empty line above and below.
        foreach (var line in text.ToString().AsSpan().EnumerateLines())
        {
            if (line.Trim(' ').Length > 0) terminal.Out.WriteLine(line.TrimEnd(' '));
        }
    }

    /// <summary>A table without frame: a rule under the head, two blanks between columns.</summary>
    public static Table Rows(params string[] heads)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in heads) table.AddColumn(new TableColumn($"[bold]{Markup.Escape(head)}[/]").Padding(0, 0, 1, 0));
        return table;
    }
}
