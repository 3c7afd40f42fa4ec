using System.Diagnostics;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Tests;

/// <summary>The real command is killed at random moments of a move: every file is where the store says, and the same command finishes the work.</summary>
public sealed class MoveKillTests : IDisposable
{
    private const int Rounds = 12;
    private const int KillsPerRound = 6;
    private const int Runs = 40;
    private const int FilesPerRun = 20;

    private readonly StoreFile _store = new();
    private readonly Random _random = new(20261121); // the moments differ from run to run all the same

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Killed_seventy_times_it_loses_no_file_and_leaves_none_twice()
    {
        var sample = new AssetSample(_store, _store.PathOf("0"));
        sample.Add(Runs, FilesPerRun);
        var killed = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            var (from, to) = (_store.PathOf($"{round - 1}"), _store.PathOf($"{round}"));
            for (var kill = 0; kill < KillsPerRound; kill++)
            {
                if (Move(from, to, killAfter: KillsPerRound - kill)) killed++;
                AssertWhole();
            }

            Move(from, to, killAfter: null);
            AssertWhole();
            Assert.Empty(Directory.GetFiles(from, "*", SearchOption.AllDirectories));
            Assert.Equal(Runs * FilesPerRun, Directory.GetFiles(to, "*", SearchOption.AllDirectories).Length);
        }

        // Most kills must have hit: a test that always comes too late would show nothing.
        Assert.InRange(killed, 70 * 2 / 3, Rounds * KillsPerRound);
    }

    // Each file of the store is there, with its whole text.
    private void AssertWhole()
    {
        var files = _store.Run("assets", "list", "--all", "--json").Good().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Runs * FilesPerRun, files.Length);
        foreach (var line in files)
        {
            var file = JsonText.Parse(line).AsObject();
            var name = file["resource"].AsString().Split('-');
            var (run, number) = (int.Parse(name[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(name[2], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(AssetSample.TextOf(run, number), File.ReadAllText(file["path"].AsString()));
        }
    }

    // True where it was killed, at a random moment after so many files have come to the new place.
    private bool Move(string from, string to, int? killAfter)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "cerulean"), ["assets", "move", "--all", "--from", from, to, "--json", "--store", _store.Path])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (killAfter is { } part)
        {
            var least = _random.Next(Runs * FilesPerRun / part);
            while (!process.HasExited && Count(to) < least) process.WaitForExit(TimeSpan.FromMilliseconds(2));
            if (!process.WaitForExit(TimeSpan.FromMilliseconds(_random.Next(least == 0 ? 400 : 60))))
            {
                process.Kill();
                process.WaitForExit();
                return true;
            }
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output.GetAwaiter().GetResult());
        return false;
    }

    private static int Count(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.h5", SearchOption.AllDirectories).Count() : 0;
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }
}
