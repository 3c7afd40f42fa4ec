using System.CommandLine;
using System.CommandLine.Parsing;
using Cerulean.Assets;
using Cerulean.Cli.Rendering;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>What a command on files is told: of which runs, from which root to which, and how.</summary>
internal sealed class AssetsChoice
{
    private readonly Terminal _terminal;
    private readonly bool _hasRoot;
    private readonly Argument<string[]> _words;
    private readonly Option<bool> _all = new("--all") { Description = "The files of all runs" };
    private readonly Option<string?> _where = new("--where") { HelpName = "QUERY", Description = "The files of the runs whose metadata match, as with cerulean list" };
    private readonly Option<string?> _from = new("--from") { HelpName = "OLD", Description = "Only roots, and paths of URIs, that are or begin with OLD: that part is replaced. Without it the whole root, or the folder of a URI" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only tell what would be done" };
    private readonly Option<bool> _evenOpen = new("--even-open") { Description = "Also runs without a stop; nobody may be writing their files" };
    private readonly RootMapOption _roots = new();
    private readonly JsonOption _json = new();
    private readonly StoreOption _store = new();

    public AssetsChoice(Verb verb, Terminal terminal, bool hasRoot)
    {
        (_terminal, _hasRoot) = (terminal, hasRoot);
        var name = hasRoot ? "RUN... NEW" : "RUN...";
        _words = new Argument<string[]>(name)
        {
            HelpName = name,
            Arity = ArgumentArity.ZeroOrMore,
            Description = $"Runs: uids, beginnings of uids, scan_ids, -1 for the newest; or --where, or --all{(hasRoot ? ". Then the new root" : "")}",
        };
        verb.Add(_words);
        verb.Add(_all);
        verb.Add(_where);
        Option[] options = hasRoot ? [_from, _dryRun, _evenOpen, _roots, _json, _store] : [_roots, _json, _store];
        foreach (var option in options) verb.Add(option);
        verb.Validators.Add(Check);
    }

    /// <summary>Calls the work with the files of the chosen runs.</summary>
    public int Run(ParseResult parsed, Func<AssetFiles, AssetsCall, AssetReport, int> work)
    {
        using var interruption = new Interruption();
        using var store = DocumentStore.Open(_store.PathOf(parsed, _terminal), _terminal.Time);
        using var progress = new AssetProgressLine(_terminal);
        var files = new AssetFiles(store.Assets(Runs(parsed, store)), HandlerRegistry.BuiltIn(), _roots.Of(parsed), _terminal.Time);
        var options = new AssetOptions { Progress = progress };
        if (_hasRoot) options = options with { From = parsed.GetValue(_from), DryRun = parsed.GetValue(_dryRun), EvenOpen = parsed.GetValue(_evenOpen) };
        var root = _hasRoot ? parsed.GetRequiredValue(_words)[^1] : "";
        return work(files, new AssetsCall(root, options, interruption.Token), new AssetReport(_terminal, parsed.GetValue(_json), progress.Dispose));
    }

    private string[]? Runs(ParseResult parsed, DocumentStore store)
    {
        if (parsed.GetValue(_all)) return null;
        if (parsed.GetValue(_where) is { } query) return [.. store.Search(Query.Parse(query, _terminal.Time.LocalTimeZone)).Select(run => run.Uid)];
        var words = parsed.GetRequiredValue(_words);
        return [.. (_hasRoot ? words[..^1] : words).Select(selector => RunArgument.Find(selector, store, _terminal).Uid)];
    }

    private void Check(CommandResult result)
    {
        var words = result.GetValue(_words) ?? [];
        var runs = words.Length - (_hasRoot ? 1 : 0);
        if (_hasRoot && (words.Length == 0 || words[^1].StartsWith('-') || words[^1].Length == 0)) result.AddError("Where to? The last word is the new root, such as /archive/data.");
        else if ((runs > 0 ? 1 : 0) + (result.GetValue(_all) ? 1 : 0) + (result.GetValue(_where) is null ? 0 : 1) > 1) result.AddError("Give runs, --where or --all, not two of them.");
        else if (runs <= 0 && !result.GetValue(_all) && result.GetValue(_where) is null) result.AddError("Which runs? Name them, or give --where or --all.");
    }
}

/// <summary>A call of a command on files.</summary>
/// <param name="Root">The new root, as it was given.</param>
/// <param name="Options">How it is done.</param>
/// <param name="Token">Ends the work.</param>
internal sealed record AssetsCall(string Root, AssetOptions Options, CancellationToken Token)
{
    /// <summary>The new root as a folder of this machine.</summary>
    public string Folder => Path.GetFullPath(Root);
}
