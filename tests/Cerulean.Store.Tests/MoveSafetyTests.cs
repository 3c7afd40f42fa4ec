using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Store.Tests;

/// <summary>Links, roots within roots, two movers at once: no file is lost, and no resource points nowhere.</summary>
public abstract class MoveSafetyTests : Acceptance
{
    private readonly AssetRuns _runs;

    protected MoveSafetyTests(bool inMemory) : base(inMemory) => _runs = new AssetRuns(_file);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _runs.Dispose();
    }

    [Fact]
    public void A_file_that_another_run_reaches_by_a_linked_folder_stays()
    {
        var alias = _runs.Old + "-alias";
        Ingest(_runs.Sequences("aaaaa", name: "shared"), _runs.Sequences("bbbbb", name: "shared", isWritten: false, root: alias));
        Directory.CreateSymbolicLink(alias, _runs.Old);
        Assert.Contains("run bbbbb uses it too", Assert.Single(_runs.Files("aaaaa").Move(_runs.New)).Message);
        Assert.Equal(3, AssetRuns.Below(_runs.Old).Length);
        AssertGood();
        Assert.Null(Assert.Single(_runs.Files("bbbbb").Move(_runs.New)).Message);
        Assert.Empty(AssetRuns.Below(_runs.Old));
        AssertGood();
    }

    [Fact]
    public void A_file_that_another_run_reaches_by_a_link_stays()
    {
        Ingest(_runs.Sequences("aaaaa", frames: 1), _runs.Stream("bbbbb", "link"));
        var link = Path.Combine(_runs.Old, "2026/link.h5");
        File.Delete(link);
        File.CreateSymbolicLink(link, "aaaaa_0.raw");
        Assert.Contains("run bbbbb uses it too", Assert.Single(_runs.Files("aaaaa").Move(_runs.New)).Message);
        AssertGood();
    }

    [Fact]
    public void A_file_that_is_a_link_moves_with_what_it_links_to()
    {
        Ingest(_runs.Sequences("aaaaa", frames: 1));
        var (link, real) = (Path.Combine(_runs.Old, "2026/aaaaa_0.raw"), Path.Combine(_runs.Old, "elsewhere"));
        File.Move(link, real);
        File.CreateSymbolicLink(link, real);
        Assert.Equal(16, Assert.Single(_runs.Files().List()).Bytes);
        var outcome = Assert.Single(_runs.Files().Move(_runs.New));
        Assert.Equal((AssetStatus.Done, 16L, null), (outcome.Status, outcome.Bytes, outcome.Message));
        Assert.Equal(["elsewhere"], AssetRuns.Below(_runs.Old));
        var moved = new FileInfo(Path.Combine(_runs.New, "2026/aaaaa_0.raw"));
        Assert.Equal((null, 16L), (moved.LinkTarget, moved.Length));
    }

    [Fact]
    public void A_new_root_below_the_old_one_takes_each_file_once()
    {
        Ingest(_runs.Sequences("aaaaa"), _runs.Stream("bbbbb", "image"));
        var below = Path.Combine(_runs.Old, "archive");
        Assert.Equal(2, _runs.Files().Move(below, new AssetOptions { From = _runs.Old }).Count);
        Assert.Empty(_runs.Files().Move(below, new AssetOptions { From = _runs.Old }));
        Assert.Empty(_runs.Files().CorrectRoot(below, new AssetOptions { From = _runs.Old }));
        Assert.Equal(4, AssetRuns.Below(below).Length);
        AssertGood();
    }

    [Fact]
    public void The_same_place_written_otherwise_is_the_same_place()
    {
        var stream = _runs.Stream("bbbbb", "image");
        stream[2] = (StreamResource)stream[2] with { Uri = ((StreamResource)stream[2]).Uri.Replace("image", "im%61ge", StringComparison.Ordinal) };
        Ingest(_runs.Sequences("aaaaa", root: _runs.Old + "/"), stream);
        Assert.Empty(_runs.Files().Move(_runs.Old, new AssetOptions { From = _runs.Old }));
        Assert.Empty(_runs.Files("aaaaa").Move(_runs.Old));
    }

    [Fact]
    public void The_new_file_of_one_run_is_not_removed_as_the_old_one_of_another()
    {
        var second = _runs.Sequences("bbbbb", name: "same", isWritten: false);
        second[1] = (Resource)second[1] with { Root = Path.Combine(_runs.New, "2026"), ResourcePath = "same" };
        Ingest(_runs.Sequences("aaaaa", name: "same"), second);
        for (var i = 0; i < 3; i++) _runs.Write($"2026/same_{i}.raw", $"frame {i} of same", _runs.New);
        var outcomes = _runs.Files().Move(_runs.New);
        Assert.Contains("run aaaaa uses it too", outcomes[1].Message);
        Assert.Equal(6, AssetRuns.Below(_runs.New).Length);
        AssertGood();
    }

    [Fact]
    public void There_is_one_mover_at_a_time()
    {
        Ingest(_runs.Sequences("aaaaa", frames: 1), _runs.Sequences("bbbbb", frames: 1));
        string? refused = null;
        var progress = new Reported(() => refused = Assert.Throws<StoreException>(() => _runs.Files("bbbbb").Move(_runs.New)).Message);
        Assert.Equal(AssetStatus.Done, Assert.Single(_runs.Files("aaaaa").Move(_runs.New, new AssetOptions { Progress = progress })).Status);
        Assert.Contains("being moved by somebody else", refused);
        Assert.Equal(AssetStatus.Done, Assert.Single(_runs.Files("bbbbb").Move(_runs.New)).Status);
    }

    [Fact]
    public void What_cannot_be_removed_is_told_each_time_and_the_other_runs_go_on()
    {
        Ingest(_runs.Sequences("aaaaa", frames: 1), _runs.Sequences("bbbbb", frames: 1));
        var source = Path.Combine(_runs.Old, "2026/aaaaa_0.raw");
        _runs.Files("aaaaa").Move(_runs.New, new AssetOptions { Progress = new Reported(() => File.AppendAllText(source, "more")) });
        File.Delete(source);
        File.CreateSymbolicLink(source, "/proc/self/mem"); // is there, and cannot be read
        var options = new AssetOptions { From = _runs.Old };
        var outcomes = _runs.Files().Move(_runs.New, options);
        Assert.Equal([("aaaaa", AssetStatus.Failed), ("bbbbb", AssetStatus.Done)], outcomes.Select(outcome => (outcome.Run, outcome.Status)));
        Assert.Contains($"{source} is left of an earlier move", outcomes[0].Message);
        Assert.Equal(AssetStatus.Failed, Assert.Single(_runs.Files().Move(_runs.New, options)).Status);
        File.Delete(source);
        File.WriteAllText(source, "frame 0 of aaaaa");
        Assert.Empty(_runs.Files().Move(_runs.New, options));
        Assert.Empty(AssetRuns.Below(_runs.Old));
    }

    [Fact]
    public void Rights_and_times_go_with_the_file()
    {
        if (OperatingSystem.IsWindows()) return;
        Ingest(_runs.Sequences("aaaaa", frames: 1));
        var (source, target) = (Path.Combine(_runs.Old, "2026/aaaaa_0.raw"), Path.Combine(_runs.New, "2026/aaaaa_0.raw"));
        File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch.AddDays(1));
        File.SetUnixFileMode(source, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        _runs.Files().Move(_runs.New);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead, File.GetUnixFileMode(target));
        Assert.Equal(DateTime.UnixEpoch.AddDays(1), File.GetLastWriteTimeUtc(target));
    }

    [Fact]
    public void A_corrected_root_is_a_full_path()
    {
        Ingest(_runs.Sequences("aaaaa"));
        _runs.Files().CorrectRoot("archive");
        Assert.Equal(Path.GetFullPath("archive"), _file.Find("aaaaa").Documents().OfType<Resource>().Single().Root);
        _runs.Files().CorrectRoot(@"D:\archive");
        Assert.Equal(@"D:\archive", _file.Find("aaaaa").Documents().OfType<Resource>().Single().Root);
    }

    private void AssertGood() => Assert.DoesNotContain(_runs.Files().Verify(), file => file.Problem is not null);

    private void Ingest(params List<Document>[] runs)
    {
        foreach (var run in runs) Assert.Equal(IngestStatus.Stored, Assert.Single(_file.Ingest(run)).Status);
    }

    private sealed class Reported(Action action) : IProgress<AssetProgress>
    {
        public void Report(AssetProgress value) => action();
    }
}
