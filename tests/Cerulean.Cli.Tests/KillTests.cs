using System.Buffers;
using System.Diagnostics;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Store;

namespace Cerulean.Cli.Tests;

/// <summary>The real command is killed at random moments of an ingest: what it reported is there and whole, and nothing else is visible.</summary>
public sealed class KillTests : IDisposable
{
    private const int Rounds = 20;
    private const int KillsPerRound = 5;
    private const int Runs = 30;
    private const int EventsPerRun = 600;

    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-kill-").FullName;
    private readonly Random _random = new(20261120); // the moments differ from run to run all the same

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Killed_a_hundred_times_it_loses_nothing_and_shows_nothing_half()
    {
        var runs = Compose();
        var file = Write(runs);
        var interrupted = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var store = Path.Combine(_folder, $"{round}.db");
            var reported = new HashSet<string>();
            for (var kill = 0; kill < KillsPerRound; kill++)
            {
                var (lines, killed) = Ingest(file, store, killAfterLines: _random.Next(Runs - 2));
                reported.UnionWith(lines.Select(RunOf));
                if (killed) interrupted++;
                AssertWhole(store, runs, reported);
            }

            var (final, _) = Ingest(file, store, killAfterLines: null);
            Assert.Equal(runs.Keys.Order(), final.Select(RunOf).Order());
            AssertWhole(store, runs, [.. runs.Keys]);
        }

        // Most kills must have hit: a test that always comes too late would show nothing.
        Assert.InRange(interrupted, Rounds * KillsPerRound / 2, Rounds * KillsPerRound);
    }

    // Every visible run is whole, and every reported one is visible.
    private static void AssertWhole(string path, Dictionary<string, List<Document>> runs, HashSet<string> reported)
    {
        if (!File.Exists(path))
        {
            Assert.Empty(reported);
            return;
        }

        using var store = DocumentStore.Open(path);
        var listed = store.List().Select(run => run.Uid).ToHashSet();
        Assert.Subset(listed, reported);
        foreach (var uid in listed) Assert.Equal(runs[uid], store.Find(uid)!.Documents());
    }

    // Half of the runs one after another, half of them two and two interleaved.
    private static Dictionary<string, List<Document>> Compose()
    {
        var runs = new Dictionary<string, List<Document>>();
        var sink = new ListSink();
        var composer = new RunComposer(sink, TimeProvider.System, new UidSource(1));
        for (var i = 0; i < Runs; i++)
        {
            sink.Documents = [];
            var run = composer.Start(JsonObject.Of(("scan_id", i + 1)));
            runs.Add(run.Uid, sink.Documents);
            var stream = run.Describe("primary", new Dictionary<string, DataKey>
            {
                ["x"] = new() { Source = "s", Dtype = DataKeyType.Number, Shape = [] },
                ["spectrum"] = new() { Source = "s", Dtype = DataKeyType.Array, Shape = [8] },
            });
            for (var row = 0; row < EventsPerRun; row++) stream.Emit([row * 0.5, NdArray.From(1.0, 2, 3, 4, 5, 6, 7, row)], [1.0 + row, 2.0 + row]);
            run.Stop();
        }

        return runs;
    }

    private string Write(Dictionary<string, List<Document>> runs)
    {
        var path = Path.Combine(_folder, "runs.jsonl");
        using var writer = new DocumentWriter();
        using var file = File.Create(path);
        foreach (var pair in runs.Values.Chunk(2).Select((pair, i) => (pair, i)))
        {
            var documents = pair.i % 2 == 0 ? pair.pair.SelectMany(run => run) : pair.pair[0].Zip(pair.pair[1]).SelectMany(both => new[] { both.First, both.Second });
            foreach (var document in documents)
            {
                var line = new ArrayBufferWriter<byte>();
                writer.Write(document, line);
                file.Write(line.WrittenSpan);
                file.WriteByte((byte)'\n');
            }
        }

        return path;
    }

    // After so many reported runs, and a little later: somewhere within the next ones.
    private (List<string> Lines, bool Killed) Ingest(string file, string store, int? killAfterLines)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "cerulean"), ["ingest", file, "--json", "--store", store])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var lines = new List<string>();
        var killed = false;
        while (true)
        {
            if (lines.Count == killAfterLines && !killed)
            {
                killed = !process.WaitForExit(TimeSpan.FromMilliseconds(_random.Next(lines.Count == 0 ? 300 : 20)));
                if (killed) process.Kill();
            }

            if (process.StandardOutput.ReadLine() is not { } line) break;
            lines.Add(line);
        }

        process.WaitForExit();
        if (!killed) Assert.Equal(0, process.ExitCode);
        return (killed ? [.. lines.Where(line => line.EndsWith('}'))] : lines, killed);
    }

    private static string RunOf(string line)
    {
        var outcome = JsonText.Parse(line).AsObject();
        Assert.Contains(outcome["status"].AsString(), new[] { "stored", "already" });
        return outcome["run"].AsString();
    }

    private sealed class ListSink : IDocumentSink
    {
        public List<Document> Documents { get; set; } = [];

        public void Accept(Document document) => Documents.Add(document);
    }
}
