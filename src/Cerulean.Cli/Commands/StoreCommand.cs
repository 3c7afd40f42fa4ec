using Cerulean.Cli.Rendering;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean store: what a store holds, whether it is whole, and how to make it small.</summary>
internal static class StoreCommand
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("store", "Tell what the store holds, check it, or make it smaller.")
        {
            Examples =
            [
                ("cerulean store info", "runs, rows and bytes"),
                ("cerulean store check", "read everything and compare it with its checksums"),
                ("cerulean store compact", "pack small pages, and give free space back to the disk"),
            ],
        };
        verb.Add(Part("info", "Tell what the store holds.", "cerulean store info --json", "for programs", terminal, Info));
        verb.Add(Part("check", "Read everything that is stored and name what is damaged; exit code 1 where something is.", "cerulean store check", "after a disk has failed", terminal, Check));
        verb.Add(Part("compact", "Pack small pages, and give free space back to the disk.", "cerulean store compact", "after many runs have been deleted", terminal, Compact));
        return verb;
    }

    private static Verb Part(string name, string description, string line, string does, Terminal terminal, Func<DocumentStore, bool, Terminal, int> run)
    {
        var (store, json) = (new StoreOption(), new JsonOption());
        var verb = new Verb(name, description) { Examples = [(line, does)] };
        verb.Add(json);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            using var opened = DocumentStore.Open(store.PathOf(parsed, terminal));
            return run(opened, parsed.GetValue(json), terminal);
        });
        return verb;
    }

    private static int Info(DocumentStore store, bool asJson, Terminal terminal)
    {
        StoreReport.Write(store.Info, asJson, terminal.Out);
        return Exit.Good;
    }

    private static int Check(DocumentStore store, bool asJson, Terminal terminal)
    {
        var count = 0L;
        foreach (var fault in store.Check())
        {
            StoreReport.Write(fault, asJson, terminal.Out);
            count++;
        }

        if (!asJson) terminal.Out.WriteLine(count == 0 ? $"{Words.Count(store.Info.Documents, "document")}, no fault." : $"{Words.Count(count, "fault")}. What is not named can be read.");
        return count == 0 ? Exit.Good : Exit.No;
    }

    private static int Compact(DocumentStore store, bool asJson, Terminal terminal)
    {
        StoreReport.Write(store.Compact(), asJson, terminal.Out);
        return Exit.Good;
    }
}
