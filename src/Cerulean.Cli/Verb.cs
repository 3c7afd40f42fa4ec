using System.CommandLine;

namespace Cerulean.Cli;

/// <summary>A command with examples, which its help shows.</summary>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Lines to type, and what each does.</summary>
    public IReadOnlyList<(string Line, string Does)> Examples { get; init; } = [];
}
