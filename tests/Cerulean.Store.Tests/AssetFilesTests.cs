using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Store.Tests;

/// <summary>Files of runs are listed, copied and moved; the store finds them, and remembers where they were.</summary>
public abstract class AssetFilesTests : Acceptance
{
    private readonly AssetRuns _runs;

    protected AssetFilesTests(bool inMemory) : base(inMemory) => _runs = new AssetRuns(_file);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _runs.Dispose();
    }

    [Fact]
    public void Files_are_listed_with_their_sizes()
    {
        Ingest(_runs.Sequences("aaaaa"), _runs.Stream("bbbbb", "image"));
        File.Delete(Path.Combine(_runs.Old, "2026/aaaaa_1.raw"));
        Assert.Equal(
            [("aaaaa-r", "2026/aaaaa_0.raw", 16), ("aaaaa-r", "2026/aaaaa_1.raw", null), ("aaaaa-r", "2026/aaaaa_2.raw", 16), ("bbbbb-s", "2026/image.h5", 13)],
            _runs.Files().List().Select(file => (file.Resource, Path.GetRelativePath(_runs.Old, file.Path), file.Bytes)));
        Assert.Equal("is not there", _runs.Files("aaaaa").List().ElementAt(1).Problem);
        Assert.Equal(45, _runs.Files().Size());
    }

    [Fact]
    public void Files_are_copied_and_the_store_stays_as_it_is()
    {
        Ingest(_runs.Sequences("aaaaa"));
        var outcome = Assert.Single(_runs.Files("aaaaa").Copy(_runs.New));
        Assert.Equal((AssetStatus.Done, 3, 48L), (outcome.Status, outcome.Files, outcome.Bytes));
        Assert.Equal(AssetRuns.Below(_runs.Old), AssetRuns.Below(_runs.New));
        Assert.Equal("frame 2 of aaaaa", File.ReadAllText(Path.Combine(_runs.New, "2026/aaaaa_2.raw")));
        Assert.Empty(_file.Find("aaaaa").Changes());
    }

    [Fact]
    public void Moved_files_are_found_and_their_history_is_kept()
    {
        Ingest(_runs.Sequences("aaaaa"), _runs.Stream("bbbbb", "an image"));
        var before = Resource("aaaaa");
        Assert.All(_runs.Files().Move(_runs.New, new AssetOptions { From = _runs.Old }), outcome => Assert.Equal(AssetStatus.Done, outcome.Status));
        Assert.Empty(AssetRuns.Below(_runs.Old));
        Assert.Equal(["2026/aaaaa_0.raw", "2026/aaaaa_1.raw", "2026/aaaaa_2.raw", "2026/an image.h5"], AssetRuns.Below(_runs.New));
        Assert.Equal(before with { Root = _runs.New }, Resource("aaaaa"));
        var uri = _file.Find("bbbbb").Documents().OfType<StreamResource>().Single().Uri;
        Assert.Equal($"file://detector-3{_runs.New}/2026/an%20image.h5", uri);

        var change = Assert.Single(_file.Find("aaaaa").Changes("aaaaa-r"));
        Assert.Equal((before, Resource("aaaaa"), "move", 1_700_000_000), (change.Old, change.New, change.Command, change.Time));
        Assert.Equal(["resource", "old", "new", "time", "cmd", "cmd_kwargs"], change.ToJson().Names.Names.ToArray());
        Assert.Equal(16, change.Arguments["files"].AsObject()["aaaaa_0.raw"].AsObject()["bytes"].AsInt64());
        Assert.False(change.Arguments.ContainsKey("pending"));
        Assert.Equal(IngestStatus.Already, Assert.Single(_file.Ingest(_runs.Sequences("aaaaa", isWritten: false))).Status);
        Assert.DoesNotContain(_runs.Files().Verify(), file => file.Problem is not null);
    }

    [Fact]
    public void What_has_been_moved_is_not_moved_again()
    {
        Ingest(_runs.Sequences("aaaaa"));
        _runs.Files().Move(_runs.New);
        Assert.Empty(_runs.Files().Move(_runs.New));
        Assert.Single(_file.Find("aaaaa").Changes());
        _runs.Files().Move(_runs.Old);
        Assert.Equal(2, _file.Find("aaaaa").Changes().Count);
        Assert.Equal(3, AssetRuns.Below(_runs.Old).Length);
    }

    [Fact]
    public void A_dry_run_tells_and_does_nothing()
    {
        Ingest(_runs.Sequences("aaaaa"));
        var outcome = Assert.Single(_runs.Files().Move(_runs.New, new AssetOptions { DryRun = true }));
        Assert.Equal((AssetStatus.Done, _runs.Old, _runs.New, 3), (outcome.Status, outcome.From, outcome.To, outcome.Files));
        Assert.False(Directory.Exists(_runs.New));
        Assert.Equal(_runs.Old, Resource("aaaaa").Root);
    }

    [Fact]
    public void A_file_of_two_runs_goes_with_the_last_of_them()
    {
        Ingest(_runs.Sequences("aaaaa", name: "shared"), _runs.Sequences("bbbbb", name: "shared"));
        var outcome = Assert.Single(_runs.Files("aaaaa").Move(_runs.New));
        Assert.Contains("run bbbbb uses it too", outcome.Message);
        Assert.Equal(3, AssetRuns.Below(_runs.Old).Length);
        Assert.Equal(3, AssetRuns.Below(_runs.New).Length);
        Assert.Null(Assert.Single(_runs.Files("bbbbb").Move(_runs.New)).Message);
        Assert.Empty(AssetRuns.Below(_runs.Old));
        Assert.Equal(3, AssetRuns.Below(_runs.New).Length);
    }

    [Fact]
    public void Two_runs_that_share_a_file_move_at_once()
    {
        Ingest(_runs.Sequences("aaaaa", name: "shared"), _runs.Sequences("bbbbb", name: "shared"));
        Assert.All(_runs.Files().Move(_runs.New), outcome => Assert.Equal((AssetStatus.Done, null), (outcome.Status, outcome.Message)));
        Assert.Empty(AssetRuns.Below(_runs.Old));
        Assert.Equal(3, AssetRuns.Below(_runs.New).Length);
    }

    [Fact]
    public void A_missing_file_keeps_its_resource_and_the_others_go()
    {
        Ingest(_runs.Sequences("aaaaa"), _runs.Sequences("bbbbb"));
        File.Delete(Path.Combine(_runs.Old, "2026/aaaaa_1.raw"));
        var outcomes = _runs.Files().Move(_runs.New);
        Assert.Equal([("aaaaa", AssetStatus.Failed), ("bbbbb", AssetStatus.Done)], outcomes.Select(outcome => (outcome.Run, outcome.Status)));
        Assert.Contains("2026/aaaaa_1.raw is not there", outcomes[0].Message);
        Assert.Equal(_runs.Old, Resource("aaaaa").Root);
        Assert.Equal(["2026/bbbbb_0.raw", "2026/bbbbb_1.raw", "2026/bbbbb_2.raw"], AssetRuns.Below(_runs.New));
        Assert.Equal(["2026/aaaaa_0.raw", "2026/aaaaa_2.raw"], AssetRuns.Below(_runs.Old));
    }

    [Fact]
    public void A_file_at_the_target_is_used_where_it_is_equal_and_never_replaced()
    {
        Ingest(_runs.Sequences("aaaaa"), _runs.Sequences("bbbbb"));
        _runs.Write("2026/aaaaa_1.raw", "frame 1 of aaaaa", _runs.New);
        _runs.Write("2026/bbbbb_1.raw", "frame 1 of ccccc", _runs.New);
        var outcomes = _runs.Files().Move(_runs.New);
        Assert.Equal([AssetStatus.Done, AssetStatus.Failed], outcomes.Select(outcome => outcome.Status));
        Assert.Contains("another file is at", outcomes[1].Message);
        Assert.Equal("frame 1 of ccccc", File.ReadAllText(Path.Combine(_runs.New, "2026/bbbbb_1.raw")));
        Assert.Equal(["2026/aaaaa_0.raw", "2026/aaaaa_1.raw", "2026/aaaaa_2.raw", "2026/bbbbb_1.raw"], AssetRuns.Below(_runs.New));
        Assert.Equal(3, AssetRuns.Below(_runs.Old).Length);
    }

    [Fact]
    public void A_file_is_not_taken_for_its_own_copy()
    {
        Ingest(_runs.Sequences("aaaaa"));
        Directory.CreateSymbolicLink(_runs.New, _runs.Old);
        var outcome = Assert.Single(_runs.Files().Move(_runs.New));
        Assert.Equal(AssetStatus.Failed, outcome.Status);
        Assert.Contains("one file by a link", outcome.Message);
        Assert.Equal(3, AssetRuns.Below(_runs.Old).Length);
    }

    [Fact]
    public void A_file_outside_of_the_root_is_told()
    {
        var run = _runs.Sequences("aaaaa");
        run[1] = ((Resource)run[1]) with { Root = Path.Combine(_runs.Old, "2026/below"), ResourcePath = "../aaaaa" };
        Ingest(run);
        Assert.Contains("outside of the root", Assert.Single(_runs.Files().Move(_runs.New)).Message);
        Assert.Empty(AssetRuns.Below(_runs.New));
    }

    [Fact]
    public void An_unknown_format_and_a_uri_that_is_no_file_are_told()
    {
        var (first, second) = (_runs.Sequences("aaaaa"), _runs.Stream("bbbbb", "image"));
        first[1] = ((Resource)first[1]) with { Spec = "STRANGE" };
        second[2] = ((StreamResource)second[2]) with { Uri = "s3://bucket/image" };
        Ingest(first, second);
        var outcomes = _runs.Files().Move(_runs.New);
        Assert.Contains("no handler is registered for the spec 'STRANGE'", outcomes[0].Message);
        Assert.Contains("'s3://bucket/image'", outcomes[1].Message);
        Assert.All(_runs.Files().List(), file => Assert.NotNull(file.Problem));
    }

    [Fact]
    public void Files_of_an_open_run_move_only_where_nobody_writes_them()
    {
        _file.Ingest(_runs.Sequences("aaaaa")[..^1], keepIncomplete: true);
        Assert.Contains("--even-open", Assert.Single(_runs.Files().Move(_runs.New)).Message);
        Assert.Equal(AssetStatus.Done, Assert.Single(_runs.Files().Move(_runs.New, new AssetOptions { EvenOpen = true })).Status);
        Ingest(_runs.Sequences("aaaaa", isWritten: false));
        Assert.Equal(_runs.New, Resource("aaaaa").Root);
        Assert.Equal("move", Assert.Single(_file.Find("aaaaa").Changes()).Command);
    }

    [Fact]
    public void Files_are_taken_from_where_a_root_map_says()
    {
        Ingest(_runs.Sequences("aaaaa", root: "/detector/data"));
        var roots = new RootMap([KeyValuePair.Create("/detector/data", _runs.Old)]);
        Assert.Equal(AssetStatus.Done, Assert.Single(_runs.Files(roots).Move(_runs.New)).Status);
        Assert.Equal((_runs.New, "/detector/data"), (Resource("aaaaa").Root, ((Resource)_file.Find("aaaaa").Changes()[0].Old).Root));
        Assert.Empty(AssetRuns.Below(_runs.Old));
        Assert.DoesNotContain(_runs.Files().Verify(), file => file.Problem is not null);
    }

    [Fact]
    public void Only_what_begins_with_the_old_root_moves()
    {
        Ingest(_runs.Sequences("aaaaa"), _runs.Sequences("bbbbb", root: _runs.Old + "er", isWritten: false));
        Assert.Equal("aaaaa", Assert.Single(_runs.Files().Move(_runs.New, new AssetOptions { From = _runs.Old })).Run);
        Assert.Equal(_runs.Old + "er", Resource("bbbbb").Root);
    }

    [Fact]
    public void A_root_is_corrected_without_touching_files()
    {
        Ingest(_runs.Sequences("aaaaa"), _runs.Stream("bbbbb", "image"));
        Directory.Move(_runs.Old, _runs.New);
        var outcomes = _runs.Files().CorrectRoot(_runs.New, new AssetOptions { From = _runs.Old });
        Assert.Equal([(AssetStatus.Done, 3), (AssetStatus.Done, 1)], outcomes.Select(outcome => (outcome.Status, outcome.Files)));
        Assert.DoesNotContain(_runs.Files().Verify(), file => file.Problem is not null);
        Assert.Equal("correct_root", Assert.Single(_file.Find("bbbbb").Changes()).Command);
        Assert.Contains("3 of 3 files are not there", _runs.Files("aaaaa").CorrectRoot("/nowhere")[0].Message);
    }

    [Fact]
    public void A_windows_root_becomes_one_of_this_machine()
    {
        var run = _runs.Sequences("aaaaa");
        run[1] = ((Resource)run[1]) with { Root = "C:\\data", ResourcePath = "2026\\aaaaa", PathSemantics = "windows" };
        Ingest(run);
        _runs.Files().CorrectRoot(_runs.Old, new AssetOptions { From = "c:\\DATA" });
        Assert.Equal((_runs.Old, "2026/aaaaa", "posix"), (Resource("aaaaa").Root, Resource("aaaaa").ResourcePath, Resource("aaaaa").PathSemantics));
        Assert.DoesNotContain(_runs.Files().Verify(), file => file.Problem is not null);
    }

    [Theory]
    [InlineData(1, "/2026", "aaaaa")]
    [InlineData(-1, "..", "old/2026/aaaaa")]
    public void A_root_is_shifted_and_the_path_stays(int segments, string root, string path)
    {
        Ingest(_runs.Sequences("aaaaa"));
        Assert.Equal(AssetStatus.Done, Assert.Single(_runs.Files().ShiftRoot(segments)).Status);
        Assert.Equal((Path.GetFullPath(_runs.Old + (root == ".." ? "/.." : root)), path), (Resource("aaaaa").Root, Resource("aaaaa").ResourcePath));
        Assert.DoesNotContain(_runs.Files().Verify(), file => file.Problem is not null);
        Assert.Contains("cannot be shifted by 9", Assert.Single(_runs.Files().ShiftRoot(9)).Message);
    }

    [Fact]
    public void Verification_finds_what_has_changed_since_a_move()
    {
        Ingest(_runs.Sequences("aaaaa", frames: 4));
        _runs.Files().Move(_runs.New);
        _runs.Files().ShiftRoot(1);
        _runs.Write("2026/aaaaa_0.raw", "frame 0 of aaaab", _runs.New);
        _runs.Write("2026/aaaaa_1.raw", "longer than it was", _runs.New);
        File.Delete(Path.Combine(_runs.New, "2026/aaaaa_2.raw"));
        var problems = _runs.Files().Verify().Select(file => file.Problem).ToArray();
        Assert.Contains("SHA-256", problems[0]);
        Assert.Contains("18 bytes, then 16", problems[1]);
        Assert.Equal(("is not there", null), (problems[2], problems[3]));
    }

    [Fact]
    public void A_change_of_somebody_else_is_not_overwritten()
    {
        Ingest(_runs.Sequences("aaaaa"));
        var isFirst = 1;
        var progress = new Reported(() =>
        {
            if (Interlocked.Exchange(ref isFirst, 0) == 1) _runs.Files().CorrectRoot("/elsewhere");
        });
        var outcome = Assert.Single(_runs.Files().Move(_runs.New, new AssetOptions { Progress = progress }));
        Assert.Contains("changed by somebody else", outcome.Message);
        Assert.Equal("/elsewhere", Resource("aaaaa").Root);
        Assert.Equal(3, AssetRuns.Below(_runs.Old).Length);
    }

    [Fact]
    public void A_source_that_is_written_after_it_was_copied_stays()
    {
        Ingest(_runs.Sequences("aaaaa", frames: 1));
        var progress = new Reported(() => File.AppendAllText(Path.Combine(_runs.Old, "2026/aaaaa_0.raw"), "more"));
        var outcome = Assert.Single(_runs.Files().Move(_runs.New, new AssetOptions { Progress = progress }));
        Assert.Equal(AssetStatus.Failed, outcome.Status);
        Assert.Contains("has been written since", outcome.Message);
        Assert.Equal("frame 0 of aaaaamore", File.ReadAllText(Path.Combine(_runs.Old, "2026/aaaaa_0.raw")));
    }

    [Fact]
    public void Progress_reaches_the_end()
    {
        Ingest(_runs.Sequences("aaaaa"), _runs.Sequences("bbbbb"));
        var seen = new System.Collections.Concurrent.ConcurrentBag<AssetProgress>();
        _runs.Files().Move(_runs.New, new AssetOptions { Progress = new Reported(null, seen) });
        Assert.Equal(new AssetProgress(6, 6, 96, 96), seen.MaxBy(progress => progress.Files));
    }

    private void Ingest(params List<Document>[] runs)
    {
        foreach (var run in runs) Assert.Equal(IngestStatus.Stored, Assert.Single(_file.Ingest(run)).Status);
    }

    private Resource Resource(string run) => _file.Find(run).Documents().OfType<Resource>().Single();

    private sealed class Reported(Action? action, System.Collections.Concurrent.ConcurrentBag<AssetProgress>? seen = null) : IProgress<AssetProgress>
    {
        public void Report(AssetProgress value)
        {
            seen?.Add(value);
            action?.Invoke();
        }
    }
}
