using System.CommandLine;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean search: the runs in whose metadata words stand.</summary>
internal static class SearchCommand
{
    public static Verb Create(Terminal terminal)
    {
        var (store, json, most) = (new StoreOption(), new JsonOption(), ListCommand.MostOption());
        var words = new Argument<string[]>("TEXT")
        {
            HelpName = "TEXT",
            Description = "Words, in any case and order, all of which stand in texts of the start or stop; word* is any word that begins so",
            Arity = ArgumentArity.OneOrMore,
        };
        var verb = new Verb("search", "Find runs by words in their metadata, newest first.")
        {
            Examples = [("cerulean search iron oxide", "both words"), ("cerulean search 'calib*' -n 5", "the five newest with such a word")],
        };
        verb.Add(words);
        verb.Add(most);
        verb.Add(json);
        verb.Add(store);
        verb.SetAction(parsed => ListCommand.Show(
            store.PathOf(parsed, terminal), Query(string.Join(' ', parsed.GetRequiredValue(words))), parsed.GetValue(most), parsed.GetValue(json), terminal));
        return verb;
    }

    private static Query Query(string words)
    {
        try
        {
            return Store.Query.Text(words);
        }
        catch (ArgumentException error)
        {
            throw new CommandException($"there is no word in '{words}'; give letters or digits to search for.", error) { ExitCode = Exit.Usage };
        }
    }
}
