using Cerulean.Cli.Rendering;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean show: one run as a person wants to see it.</summary>
internal static class ShowCommand
{
    public static Verb Create(Terminal terminal)
    {
        var (run, store) = (new RunArgument(), new StoreOption());
        var verb = new Verb("show", "Show a run: start, streams with their fields, configuration and hints, stop.")
        {
            Examples = [("cerulean show -1", "the newest run"), ("cerulean show 3f6c7", "the run whose uid begins so")],
        };
        verb.Add(run);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            using var opened = DocumentStore.Open(store.PathOf(parsed, terminal));
            new RunPage(run.Find(parsed, opened, terminal), terminal).Show();
            return Exit.Good;
        });
        return verb;
    }
}
