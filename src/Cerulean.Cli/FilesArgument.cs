using System.CommandLine;

namespace Cerulean.Cli;

/// <summary>The files a command reads.</summary>
internal sealed class FilesArgument : Argument<string[]>
{
    public FilesArgument(string description, bool isRequired = true) : base("FILE")
    {
        HelpName = "FILE";
        Description = description;
        Arity = isRequired ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore;
    }
}
