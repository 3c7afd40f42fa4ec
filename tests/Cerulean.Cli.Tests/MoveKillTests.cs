using System.Diagnostics;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Tests;

/// <summary>The real command is killed at random moments of a move: every file is where the store says, and the same command finishes the work.</summary>
public sealed class MoveKillTests : IDisposable
{
    private const int Rounds = 6;
    private const int KillsPerRound = 11; // and some more at the end of each
    private const int Runs = 20;
    private const int FilesPerRun = 10;
    private const int All = Runs * FilesPerRun;

    private readonly StoreFile _store = new();
    private readonly Random _random = new(20261121); // the moments differ from run to run all the same

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Killed_sixty_times_it_loses_no_file_and_leaves_none_twice()
    {
        new AssetSample(_store, _store.PathOf("0")).Add(Runs, FilesPerRun);
        var killed = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            var (from, to) = (_store.PathOf($"{round - 1}"), _store.PathOf($"{round}"));
            for (var kill = 0; IsKilled(from, to, kill); kill++)
            {
                killed++;
                AssertWhole();
            }

            AssertWhole();
            Assert.Empty(Directory.GetFiles(from, "*", SearchOption.AllDirectories));
            Assert.Equal(All, Directory.GetFiles(to, "*", SearchOption.AllDirectories).Length);
        }

        // A test that always comes too late would show nothing.
        Assert.True(killed >= 60, $"only {killed} kills have hit");
    }

    // Each file of the store is there, with its whole text.
    private void AssertWhole()
    {
        var files = _store.Run("assets", "list", "--all", "--json").Good().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(All, files.Length);
        foreach (var line in files)
        {
            var file = JsonText.Parse(line).AsObject();
            var name = file["resource"].AsString().Split('-');
            var (run, number) = (int.Parse(name[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(name[2], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(AssetSample.TextOf(run, number), File.ReadAllText(file["path"].AsString()));
        }
    }

    // The first kills come while files are copied, each after some more of them; the later ones, from when all are at the new place until all sources have gone.
    private bool IsKilled(string from, string to, int kill)
    {
        var there = Count(to);
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "cerulean"), ["assets", "move", "--all", "--from", from, to, "--json", "--store", _store.Path])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var isCopying = kill < KillsPerRound;
        var goal = isCopying ? there + _random.Next((All - there) / (KillsPerRound + 1 - kill)) : All;
        while (!process.HasExited && Count(to) < goal) process.WaitForExit(TimeSpan.FromMilliseconds(1));
        // All is there from the start where the last kill came late: then this one has to wait for the work to begin.
        var longest = isCopying ? 10 : there == All ? 500 : 50;
        if (!process.WaitForExit(TimeSpan.FromMilliseconds(_random.Next(longest))))
        {
            process.Kill();
            process.WaitForExit();
            return true;
        }

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
