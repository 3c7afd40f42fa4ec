using System.Diagnostics;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean assets: what it does, and what it says.</summary>
public sealed class AssetsCommandTests : IDisposable
{
    private readonly StoreFile _store = new();
    private readonly AssetSample _sample;

    public AssetsCommandTests() => _sample = new AssetSample(_store, _store.PathOf("old"));

    public void Dispose() => _store.Dispose();

    private string New => _store.PathOf("new");

    [Fact]
    public void Files_are_listed()
    {
        _sample.Add(runs: 2, filesPerRun: 1);
        File.Delete(Path.Combine(_sample.Root, AssetSample.PathOf(1, 0)));
        var call = _store.Run("assets", "list", "--all");
        Assert.Equal([$"run-000       16 B  {_sample.Root}/0/000_0.h5", $"run-001          -  {_sample.Root}/1/001_0.h5: is not there"], call.Lines);
        Assert.Equal("1 file, 16 B; 1 with a problem.\n", call.Err);
        Assert.Equal(
            $$"""{"run":"run-000","resource":"run-000-0","path":"{{_sample.Root}}/0/000_0.h5","bytes":16,"problem":null}""" + "\n",
            _store.Run("assets", "list", "0", "--json").Good());
    }

    [Fact]
    public void Files_are_moved_and_verified()
    {
        _sample.Add(runs: 3, filesPerRun: 2);
        Assert.Equal(
            [$"to be moved  run-002  {_sample.Root} -> {New}  2 files, 112 B"],
            _store.Run("assets", "move", "-1", New, "--dry-run").Lines);
        var call = _store.Run("assets", "move", "-1", "run-001", New);
        Assert.Equal(0, call.Code);
        Assert.Equal([$"moved  run-002  {_sample.Root} -> {New}  2 files, 112 B", $"moved  run-001  {_sample.Root} -> {New}  2 files, 80 B"], call.Lines);
        Assert.Equal("4 resources moved (4 files, 192 B), 0 failed.\n", call.Err);
        Assert.Equal(2, _store.Run("assets", "list", "--where", "scan_id >= 2").Lines.Length);
        Assert.False(File.Exists(Path.Combine(_sample.Root, AssetSample.PathOf(2, 1))));
        Assert.Equal("6 files looked at, all good.\n", _store.Run("assets", "verify", "--all").Err);

        File.AppendAllText(Path.Combine(New, AssetSample.PathOf(2, 1)), "more");
        var bad = _store.Run("assets", "verify", "--all");
        Assert.Equal(1, bad.Code);
        Assert.Contains("has changed since it was moved", Assert.Single(bad.Lines));
        Assert.Contains("\"root\":" + JsonText.ToString(_sample.Root), _store.Run("docs", "-1", "--original").Good());
        Assert.Contains("\"root\":" + JsonText.ToString(New), _store.Run("docs", "-1").Good());
    }

    [Fact]
    public void What_fails_is_told_and_the_rest_goes_on()
    {
        _sample.Add(runs: 2, filesPerRun: 1);
        File.Delete(Path.Combine(_sample.Root, AssetSample.PathOf(0, 0)));
        var call = _store.Run("assets", "move", "--all", "--from", _sample.Root, New, "--json");
        Assert.Equal(1, call.Code);
        var outcomes = call.Lines.Select(line => JsonText.Parse(line).AsObject()).ToArray();
        Assert.Equal(["failed", "moved"], outcomes.Select(outcome => outcome["status"].AsString()));
        Assert.Contains("000_0.h5 is not there", outcomes[0]["message"].AsString());
    }

    [Fact]
    public void What_fails_for_many_files_of_a_run_is_told_for_some()
    {
        _sample.Add(runs: 2, filesPerRun: 5);
        Directory.Delete(_sample.Root, recursive: true);
        var lines = _store.Run("assets", "move", "--all", New).Lines;
        Assert.Equal(8, lines.Length);
        Assert.Equal("  and 2 resources more of this run: --json tells all.", lines[3]);
    }

    [Fact]
    public void A_copy_leaves_the_store_and_a_root_can_be_corrected()
    {
        _sample.Add(runs: 1, filesPerRun: 1);
        _store.Run("assets", "copy", "-1", New).Good();
        Assert.True(File.Exists(Path.Combine(_sample.Root, AssetSample.PathOf(0, 0))));
        Directory.Delete(_sample.Root, recursive: true);
        Assert.Equal(1, _store.Run("assets", "verify", "-1").Code);
        Assert.Equal(0, _store.Run("assets", "verify", "-1", "--root-map", $"{_sample.Root}={New}").Code);
        Assert.Equal($"corrected  run-000  {_sample.Root} -> {New}  1 file, 16 B\n", _store.Run("assets", "correct-root", "-1", New).Good());
        Assert.Equal(0, _store.Run("assets", "verify", "-1").Code);
    }

    [Fact]
    public void A_target_that_cannot_be_written_leaves_everything_as_it_was()
    {
        _sample.Add(runs: 1, filesPerRun: 1);
        File.WriteAllText(New, "a file where a folder should be");
        var call = _store.Run("assets", "move", "-1", New);
        Assert.Equal(1, call.Code);
        Assert.StartsWith("failed  run-000  resource run-000-0: ", call.Out, StringComparison.Ordinal);
        Assert.Equal(0, _store.Run("assets", "verify", "-1").Code);
    }

    [MountFact]
    public void A_full_disk_leaves_no_half_copy_and_the_command_goes_on_when_there_is_room()
    {
        _sample.Add(runs: 60, filesPerRun: 2);
        Directory.CreateDirectory(New);
        var before = _store.Run("assets", "list", "--all", "--json").Good();
        // Half of the files find room on a disk of 200 kB; in a space of its own, where everybody may mount.
        var script = $"mount -t tmpfs -o size=200k none {New} && {AppContext.BaseDirectory}cerulean assets move --all {New} --store {_store.Path} --json; code=$?; ls -A {New}/* | grep -c part; find {New} -type f | wc -l; exit $code";
        using var shell = Process.Start(new ProcessStartInfo("unshare", ["--user", "--map-root-user", "--mount", "bash", "-c", script]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = shell.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        shell.WaitForExit();
        Assert.Equal(1, shell.ExitCode);
        var outcomes = lines[..^2].Select(line => JsonText.Parse(line).AsObject()).ToArray();
        var moved = outcomes.Count(outcome => outcome["status"].AsString() == "moved");
        Assert.InRange(moved, 1, 119);
        Assert.Contains("No space left", outcomes.First(outcome => outcome["status"].AsString() == "failed")["message"].AsString());
        Assert.Equal(["0", $"{moved}"], lines[^2..]);
        // What was moved went with the disk, and nothing else.
        Assert.Equal(120 - moved, Directory.GetFiles(_sample.Root, "*", SearchOption.AllDirectories).Length);
        Assert.Equal(120, before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("Which runs?", "assets", "list")]
    [InlineData("Which runs?", "assets", "move", "/new")]
    [InlineData("Where to?", "assets", "move", "--all")]
    [InlineData("Where to?", "assets", "move", "--all", "-1")]
    [InlineData("not two", "assets", "verify", "-1", "--all")]
    [InlineData("OLD=NEW", "assets", "list", "-1", "--root-map", "=x")]
    public void Wrong_usage_is_told(string expected, params string[] args)
    {
        var call = _store.Run(args);
        Assert.Equal(2, call.Code);
        Assert.Contains(expected, call.Err);
        Assert.Contains($"Help: cerulean assets {args[1]} --help", call.Err);
    }

    [Fact]
    public void A_deleted_run_is_told_by_its_name()
    {
        _sample.Add(runs: 1, filesPerRun: 0);
        using (var store = Cerulean.Store.DocumentStore.Open(_store.Path)) store.Delete("run-000", "by mistake");
        var call = _store.Run("show", "run-000");
        Assert.Equal(1, call.Code);
        Assert.Contains("was deleted on", call.Err);
        Assert.Contains("by mistake", call.Err);
    }
}
