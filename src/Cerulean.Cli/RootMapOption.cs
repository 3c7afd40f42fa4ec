using System.CommandLine;
using Cerulean.Assets;

namespace Cerulean.Cli;

/// <summary>Where files are now: --root-map OLD=NEW, as often as needed.</summary>
internal sealed class RootMapOption : Option<string[]>
{
    public RootMapOption() : base("--root-map")
    {
        HelpName = "OLD=NEW";
        Description = "Files are under NEW where documents say OLD: a root, or whole leading segments of a root or of the path of a file:// URI; repeatable, the longest wins";
        DefaultValueFactory = _ => [];
        Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (Split(token.Value) is null) result.AddError($"--root-map needs OLD=NEW, such as /data=/mnt/disk2, found '{token.Value}'.");
            }
        });
    }

    /// <summary>The map that was given.</summary>
    public RootMap Of(ParseResult parsed) => new((parsed.GetValue(this) ?? []).Select(text => Split(text)!.Value));

    // A path may hold an equals sign itself: the first one divides.
    private static KeyValuePair<string, string>? Split(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && at + 1 < text.Length
        ? KeyValuePair.Create(text[..at], text[(at + 1)..])
        : null;
}
