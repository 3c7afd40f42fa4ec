using System.Diagnostics;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean scan as a process of its own: signals, a terminal, sudden death.</summary>
public sealed class ScanProcessTests : IDisposable
{
    private const int Kills = 20;

    private static readonly string[] Endless = ["scan", "count", "--num", "100000000", "--virtual-time", "--json"];

    private readonly StoreFile _store = new();
    private readonly Random _random = new(20261121); // the moments differ from run to run all the same

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("INT", "Ctrl-C")]
    [InlineData("TERM", "asked to terminate (SIGTERM)")]
    [InlineData("HUP", "asked to terminate (SIGHUP)")]
    public void A_signal_aborts_a_scan_in_order(string signal, string reason)
    {
        using var process = new CommandProcess([.. Endless, "--store", _store.Path]);
        ReadEvents(process, 10);
        process.Signal(signal);
        var call = process.End();
        Assert.Equal(130, call.Code);
        Assert.StartsWith("[\"stop\"", call.Lines[^1], StringComparison.Ordinal);
        using var store = DocumentStore.Open(_store.Path);
        Assert.Equal((ExitStatus.Abort, reason), (store.Find("-1")!.Stop!.ExitStatus, store.Find("-1")!.Stop!.Reason));
    }

    [Fact]
    public void A_scan_whose_documents_nobody_reads_or_keeps_ends_quietly()
    {
        using var process = new CommandProcess([.. Endless, "--no-store"]);
        ReadEvents(process, 1);
        process.Output.Close();
        Assert.Equal(0, process.EndUnread().Code);
    }

    [Fact]
    public void Killed_again_and_again_all_events_that_were_committed_are_there_and_scans_go_on()
    {
        var (scans, partial) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = new CommandProcess([.. Endless, "--store", _store.Path]);
            JsonValue[] shown = [.. Golden.Parse(string.Join('\n', ReadEvents(process, _random.Next(1, 3000)))).Select(line => line[1])];
            process.Signal("KILL");
            Assert.Equal(128 + 9, process.End().Code);
            using var store = DocumentStore.Open(_store.Path);
            if (store.Find(shown[0].AsObject()["uid"].AsString()) is not { } run) continue;
            scans++;
            Assert.Null(run.Stop);
            if (run.StreamNames.Count == 0) continue;
            partial++;
            Document[] kept = [.. run.Documents(Granularity.Events)];
            Assert.Equal(shown.Take(kept.Length), kept.Take(shown.Length).Select(document => (JsonValue)document.ToJson()));
            Assert.Equal(Enumerable.Range(1, kept.Length - 2).Select(number => (long)number), kept.OfType<Event>().Select(row => row.SeqNum));
            AssertReadable(run.Uid, kept.Length - 2);
        }

        // Most must have been hit in their midst: a test that always comes too early would show nothing.
        Assert.InRange(partial, Kills / 2, scans);
        _store.Run("scan", "scan", "--num", "3", "--virtual-time").Good();
        Assert.Equal(["1", "2", "3"], _store.Run("table", "-1", "--format", "csv").Lines[1..].Select(line => line[..1]));
    }

    [TerminalFact]
    public void In_a_terminal_ctrl_c_pauses_and_asks()
    {
        var command = Path.Combine(AppContext.BaseDirectory, "cerulean");
        var start = new ProcessStartInfo("script", ["-qec", $"{command} scan count --num 100000000 --virtual-time --store {_store.Path}", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm";
        using var process = Process.Start(start)!;
        using var patience = TimeProvider.System.CreateTimer(_ => process.Kill(), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        Await(process, "|          1 |");
        Type(process, "\x3");
        Await(process, "h: halt");
        Type(process, "r");
        Await(process, "goes on");
        Type(process, "p");
        Await(process, "h: halt");
        Type(process, "a");
        Await(process, "Why?");
        Type(process, "enough\r");
        Await(process, ": abort (enough)");
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        using var store = DocumentStore.Open(_store.Path);
        Assert.Equal("enough", store.Find("-1")!.Stop!.Reason);
    }

    private void AssertReadable(string uid, int rows)
    {
        Assert.Contains($"{{\"uid\":\"{uid}\"", _store.Run("list", "--json").Good(), StringComparison.Ordinal);
        Assert.Contains("open", _store.Run("show", uid).Good(), StringComparison.Ordinal);
        Assert.Equal(rows, _store.Run("table", uid, "--format", "csv").Lines.Length - 1);
    }

    private static List<string> ReadEvents(CommandProcess process, int count)
    {
        var lines = new List<string>();
        for (var events = 0; events < count;)
        {
            lines.Add(process.Output.ReadLine() ?? throw new InvalidOperationException("The scan has ended."));
            if (lines[^1].StartsWith("[\"event\"", StringComparison.Ordinal)) events++;
        }

        return lines;
    }

    private static void Type(Process process, string keys)
    {
        process.StandardInput.Write(keys);
        process.StandardInput.Flush();
    }

    private static void Await(Process process, string text)
    {
        for (var found = 0; found < text.Length;)
        {
            var letter = process.StandardOutput.Read();
            if (letter < 0) throw new InvalidOperationException($"The scan has ended before '{text}'.");
            found = letter == text[found] ? found + 1 : letter == text[0] ? 1 : 0;
        }
    }

    // script makes a terminal, so that a program believes that somebody sits there.
    private sealed class TerminalFactAttribute : FactAttribute
    {
        public TerminalFactAttribute() => Skip = File.Exists("/usr/bin/script") ? null : "There is no program 'script' (Debian package bsdutils).";
    }
}
