using System.Text.RegularExpressions;

namespace Cerulean.Shape.Tests;

/// <summary>One command of a console block and the output that the page shows for it.</summary>
internal sealed record ConsoleStep(string Place, string Command, IReadOnlyList<string> Expected)
{
    /// <summary>
    /// True when the output is the shown one: a line <c>...</c> stands for any lines, <c>...</c> in a line for anything in it,
    /// and a command that shows no output may print what it likes.
    /// </summary>
    public bool Matches(string output)
    {
        var pattern = string.Concat(Expected.Select(line => line.Trim() == "..."
            ? @"(?:.*\n)*?"
            : Regex.Escape(line.TrimEnd()).Replace(@"\.\.\.", ".*", StringComparison.Ordinal) + @"\n"));
        return Expected.Count == 0 || Regex.IsMatch(Normal(output), $@"\A{pattern}\z");
    }

    private static string Normal(string output) => string.Concat(output.TrimEnd().Split('\n').Select(line => $"{line.TrimEnd()}\n"));
}

/// <summary>
/// A fenced block of a page that is executed: its info string is <c>console</c>, its lines are <c>$ command</c>, continued by
/// <c>&gt; </c> after a backslash or a here-document, and the output that is expected. With the info string
/// <c>console pending</c> it is not executed, and the tests report it as skipped.
/// </summary>
internal sealed record ConsoleBlock(string Place, bool IsPending, IReadOnlyList<ConsoleStep> Steps)
{
    public const string DataFolder = "../shared/data";

    public bool NeedsData => Steps.Any(step => step.Command.Contains(DataFolder, StringComparison.Ordinal));

    public static IEnumerable<ConsoleBlock> Of(SourceFile page)
    {
        foreach (var (info, line, body) in Fences(page))
            if (info is "console" or "console pending")
                yield return new($"{page.Path}:{line}", info != "console", [.. Read(page.Path, line, body)]);
    }

    /// <summary>The fenced blocks of a page: info string, number of the opening line, lines.</summary>
    public static IEnumerable<(string Info, int Line, string[] Body)> Fences(SourceFile page)
    {
        var lines = page.Lines;
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var start = i;
                do i++;
                while (i < lines.Length && !lines[i].StartsWith("```", StringComparison.Ordinal));
                yield return (lines[start][3..].Trim(), start + 1, lines[(start + 1)..Math.Min(i, lines.Length)]);
            }
    }

    private static IEnumerable<ConsoleStep> Read(string path, int line, string[] body)
    {
        for (var i = 0; i < body.Length;)
        {
            var place = $"{path}:{line + i + 1}";
            if (!body[i].StartsWith("$ ", StringComparison.Ordinal))
                throw new InvalidDataException($"{place}: a console block starts with a command, '$ ...'.");
            var command = body[i++][2..];
            while (i < body.Length && body[i].StartsWith("> ", StringComparison.Ordinal) && Continues(command))
                command += '\n' + body[i++][2..];
            var expected = body.Skip(i).TakeWhile(text => !text.StartsWith("$ ", StringComparison.Ordinal)).ToArray();
            i += expected.Length;
            yield return new(place, command, expected);
        }
    }

    private static bool Continues(string command) =>
        command.EndsWith('\\') || command.Contains("<<", StringComparison.Ordinal);
}
