using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Store.Tests;

/// <summary>This assembly as a program of its own: a process that is killed, or that works where a disk is full or may not be written.</summary>
internal static class Host
{
    public const int RunEvents = 120;
    private const int Unacknowledged = 8;

    public static int Main(string[] args)
    {
        new Thread(EndWithParent) { IsBackground = true }.Start();
        switch (args)
        {
            case ["write", var path, var prefix]: return Write(path, prefix);
            case ["compact", var path]: return Compact(path);
            case ["fill", var path, var ballast]: return Fill(path, ballast);
            case ["read", var path]: return Read(path);
            default: throw new ArgumentException($"Found {string.Join(' ', args)}.", nameof(args));
        }
    }

    // Who has started it holds its input open.
    private static void EndWithParent()
    {
        Console.In.ReadToEnd();
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        self.Kill();
    }

    public static List<Document> Run(string uid) => Samples.Scan(uid, RunEvents);

    // Run after run, and after some documents how many of the run are on disk.
    private static int Write(string path, string prefix)
    {
        using var store = DocumentStore.Open(path);
        for (var number = 0; ; number++)
        {
            var run = Run(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}"));
            for (var i = 0; i < run.Count; i++)
            {
                var place = store.Append(run[i]);
                if (i % Unacknowledged != Unacknowledged - 1) continue;
                store.WaitFor(place);
                Say($"{((RunStart)run[0]).Uid} {i + 1}");
            }
        }
    }

    private static int Compact(string path)
    {
        using var store = DocumentStore.Open(path);
        Say("ready");
        while (true) store.Compact();
    }

    // Until the disk is full; then there is room again, and the run is sent anew.
    private static int Fill(string path, string ballast)
    {
        File.WriteAllBytes(ballast, new byte[2 << 20]);
        var run = Samples.Scan("full", 40_000);
        var acknowledged = 0;
        var store = DocumentStore.Open(path);
        try
        {
            for (; acknowledged < run.Count; acknowledged++) store.WaitFor(store.Append(run[acknowledged]));
        }
        catch (StoreException error)
        {
            Say(error.Message);
        }

        Say(Catch(store.Dispose));
        using (var full = DocumentStore.Open(path)) StoreFile.AssertSame(run[..acknowledged], full.Find("full")!.Documents().Take(acknowledged));
        File.Delete(ballast);
        using var again = DocumentStore.Open(path);
        var more = run[..(acknowledged + 200)];
        foreach (var document in more) again.Accept(document);
        again.Flush();
        StoreFile.AssertSame(more, again.Find("full")!.Documents());
        Say($"{again.Check().Count()} faults");
        return 0;
    }

    private static int Read(string path)
    {
        using var store = DocumentStore.Open(path);
        foreach (var run in store.List()) Say($"{run.Uid} {store.Find(run.Uid)!.Documents().Count()} {store.Find(run.Uid)!.ReadTable().RowCount}");
        Say($"{store.Check().Count()} faults");
        Say(Catch(() => store.Accept(Samples.Scan("new")[0]), store.Flush));
        return 0;
    }

    private static string Catch(params Action[] actions)
    {
        try
        {
            foreach (var action in actions) action();
            return "";
        }
        catch (StoreException error)
        {
            return error.Message;
        }
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
