namespace Cerulean.Cli.Commands;

/// <summary>cerulean assets: the files outside the documents, as a whole.</summary>
internal static class AssetsCommand
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("assets", "List, copy, move and verify the files that runs refer to.")
        {
            Examples =
            [
                ("cerulean assets list -1", "the files of the newest run"),
                ("cerulean assets move 42 /archive/data", "move those of scan 42 below another root"),
                ("cerulean assets move --all --from /data /archive/data", "all files below /data"),
                ("cerulean assets correct-root --all --from /mnt/old /mnt/new", "files that were moved by hand"),
                ("cerulean assets verify --all", "look at every file"),
            ],
        };
        verb.Add(List(terminal));
        verb.Add(Copy(terminal));
        verb.Add(Move(terminal));
        verb.Add(CorrectRoot(terminal));
        verb.Add(Verify(terminal));
        return verb;
    }

    private static Verb List(Terminal terminal)
    {
        var verb = new Verb("list", "List the files of runs, with their sizes.") { Examples = [("cerulean assets list -1", "of the newest run"), ("cerulean assets list --all --json", "of all runs, for programs")] };
        var choice = new AssetsChoice(verb, terminal, hasRoot: false);
        verb.SetAction(parsed => choice.Run(parsed, (files, _, report) => report.Show(files.List())));
        return verb;
    }

    private static Verb Copy(Terminal terminal)
    {
        var verb = new Verb("copy", "Copy the files of runs below another root, verified; the store goes on pointing to the present ones.")
        {
            Examples = [("cerulean assets copy 42 /backup", "the files of scan 42"), ("cerulean assets copy --all /backup --dry-run", "what would be copied")],
        };
        var choice = new AssetsChoice(verb, terminal, hasRoot: true);
        verb.SetAction(parsed => choice.Run(parsed, (files, call, report) => report.Show(files.Copy(call.Folder, call.Options, call.Token), "copied", call.Options.DryRun)));
        return verb;
    }

    private static Verb Move(Terminal terminal)
    {
        var verb = new Verb("move", "Move the files of runs below another root: copied, verified, found there from then on; then the old ones are removed.")
        {
            Examples =
            [
                ("cerulean assets move -1 /archive/data", "the files of the newest run"),
                ("cerulean assets move --all --from /data /archive/data", "all files below /data, to the same paths below /archive/data"),
                ("cerulean assets move --all /archive/data --dry-run", "what would be moved"),
            ],
        };
        var choice = new AssetsChoice(verb, terminal, hasRoot: true);
        verb.SetAction(parsed => choice.Run(parsed, (files, call, report) => report.Show(files.Move(call.Folder, call.Options, call.Token), "moved", call.Options.DryRun)));
        return verb;
    }

    private static Verb CorrectRoot(Terminal terminal)
    {
        var verb = new Verb("correct-root", "Say that the files of runs are below another root; the files are not touched.")
        {
            Examples = [("cerulean assets correct-root --all --from /mnt/old /mnt/new", "after the files were moved by hand")],
        };
        var choice = new AssetsChoice(verb, terminal, hasRoot: true);
        verb.SetAction(parsed => choice.Run(parsed, (files, call, report) => report.Show(files.CorrectRoot(call.Root, call.Options), "corrected", call.Options.DryRun)));
        return verb;
    }

    private static Verb Verify(Terminal terminal)
    {
        var verb = new Verb("verify", "Look at every file of runs: is it there, can it be read, is it the same since it was moved?")
        {
            Examples = [("cerulean assets verify --all", "nothing is listed where all files are good")],
        };
        var choice = new AssetsChoice(verb, terminal, hasRoot: false);
        verb.SetAction(parsed => choice.Run(parsed, (files, call, report) => report.ShowProblems(files.Verify(call.Options, call.Token))));
        return verb;
    }
}
