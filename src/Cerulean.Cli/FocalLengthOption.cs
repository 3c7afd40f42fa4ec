using System.CommandLine;
using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Cli;

/// <summary>Which focal length tells directions from places in a camera.</summary>
internal sealed class FocalLengthOption : Option<string?>
{
    private const string Equivalent = "equivalent";

    public FocalLengthOption() : base("--focal-length")
    {
        HelpName = $"effective|{Equivalent}";
        Description = "The focal length for directions: effective (default), with the aberration of the mirror in it, or equivalent, where a file has no other";
        this.AcceptOnlyFromAmong("effective", Equivalent);
    }

    public FocalLengthChoice Of(ParseResult parsed) => parsed.GetValue(this) == Equivalent ? FocalLengthChoice.Equivalent : FocalLengthChoice.Effective;
}
