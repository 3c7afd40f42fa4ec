using System.CommandLine;
using Cerulean.Transport;

namespace Cerulean.Cli;

/// <summary>How files are read, as far as a caller can choose.</summary>
internal sealed class ReadingOptions
{
    private static readonly RunFileOptions Defaults = new();

    private readonly Option<bool> _strict = new("--strict") { Description = "Refuse the bare tokens NaN, Infinity and -Infinity" };
    private readonly CountOption _maxLine = new("--max-line")
    {
        HelpName = "BYTES",
        Description = "A longer line is an error; default 64 MiB",
    };

    public ReadingOptions(Command command)
    {
        command.Add(_strict);
        command.Add(_maxLine);
    }

    public RunFileOptions Of(ParseResult parsed) => new() { Strict = parsed.GetValue(_strict), MaxLine = parsed.GetValue(_maxLine) ?? Defaults.MaxLine };
}
