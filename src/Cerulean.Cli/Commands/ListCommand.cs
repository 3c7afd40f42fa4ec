using Cerulean.Cli.Rendering;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean list: the runs of a store.</summary>
internal static class ListCommand
{
    public static Verb Create(Terminal terminal)
    {
        var (store, json) = (new StoreOption(), new JsonOption());
        var verb = new Verb("list", "List the runs of the store, newest first.")
        {
            Examples =
            [
                ("cerulean list", "as a table"),
                ("cerulean list --json | head -1", "the newest run as one JSON object"),
            ],
        };
        verb.Add(json);
        verb.Add(store);
        verb.SetAction(parsed => Run(store.PathOf(parsed, terminal), parsed.GetValue(json), terminal));
        return verb;
    }

    private static int Run(string path, bool asJson, Terminal terminal)
    {
        using var store = DocumentStore.Open(path);
        var runs = new List<RunSummary>();
        foreach (var run in store.List())
        {
            if (asJson) JsonLines.Write(run, terminal.Out);
            else runs.Add(run);
        }

        if (runs.Count > 0) RunList.Show(runs, terminal);
        else if (!asJson) terminal.Out.WriteLine($"No runs in {path} yet. Keep some with: cerulean ingest FILE");
        return Exit.Good;
    }
}
