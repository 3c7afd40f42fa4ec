using System.CommandLine;

namespace Cerulean.Cli;

/// <summary>Results for programs.</summary>
internal sealed class JsonOption : Option<bool>
{
    public JsonOption() : base("--json") => Description = "One JSON object per line, nothing where there is none";
}
