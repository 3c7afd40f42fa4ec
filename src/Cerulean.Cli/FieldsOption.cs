using System.CommandLine;

namespace Cerulean.Cli;

/// <summary>Names of fields: --fields a,b.</summary>
internal sealed class FieldsOption : Option<string?>
{
    public FieldsOption(string description) : base("--fields") => (HelpName, Description) = ("a,b", description);

    /// <summary>The fields; null for all.</summary>
    public string[]? Of(ParseResult parsed) => parsed.GetValue(this)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
