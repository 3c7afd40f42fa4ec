using Cerulean.Cli.Demo;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean demo: everything at work.</summary>
internal static class DemoCommand
{
    public static Verb Create(Terminal terminal)
    {
        var files = new FilesArgument("Files of documents; without any, runs that are collected here from simulated devices.", isRequired: false);
        var store = new StoreOption
        {
            Description = "Database file to use instead of a fresh one in a folder of the demonstration's own",
        };
        var verb = new Verb("demo", "See everything at work: collect documents, check them, store them, list them, read them back as tables.")
        {
            Examples = [("cerulean demo", "on runs that it collects itself"), ("cerulean demo *.jsonl", "on runs of your own, in a store of its own")],
        };
        verb.Add(files);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            using var folder = DemoFolder.Open(terminal);
            var path = parsed.GetValue(store) ?? folder.Store;
            return new Demonstration(terminal, path).Run(parsed.GetValue(files) is { Length: > 0 } given ? given : null, folder);
        });
        return verb;
    }
}
