using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cerulean.Cli;

/// <summary>Help, and after it examples.</summary>
internal sealed class ExamplesAction : SynchronousCommandLineAction
{
    private readonly HelpAction _help;

    public ExamplesAction(HelpAction help, int width)
    {
        _help = help;
        help.MaxWidth = width is > 0 and < 120 ? width : 120;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var examples = command is Verb verb ? verb.Examples : Tour;
        if (examples.Count == 0) return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        var width = examples.Max(example => example.Line.Length);
        foreach (var (line, does) in examples) output.WriteLine($"  {line.PadRight(width)}  {does}");
        return code;
    }

    private static IReadOnlyList<(string Line, string Does)> Tour { get; } =
    [
        ("cerulean demo", "see everything at work, in a store of its own"),
        ("cerulean ingest run.jsonl", "keep the runs of a file"),
        ("cerulean list", "which runs there are, newest first"),
        ("cerulean show -1", "the newest run"),
        ("cerulean table -1 --format csv", "its data"),
    ];
}
