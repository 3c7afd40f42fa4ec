using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean demo.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly StoreFile _folder = new();

    public void Dispose() => _folder.Dispose();

    private World World => new() { Variables = new() { ["XDG_CACHE_HOME"] = _folder.PathOf("cache") } };

    [Fact]
    public void It_takes_runs_of_its_own_all_the_way_and_says_what_to_type_next()
    {
        var shown = Call.With(World, "demo").Good();
        Assert.DoesNotContain('\x1b', shown);
        Assert.Contains("4 files, 175 documents, no finding.", shown, StringComparison.Ordinal);
        Assert.Equal(4, shown.Split('\n').Count(line => line.StartsWith("   stored ", StringComparison.Ordinal)));
        Assert.Contains("the same table", shown, StringComparison.Ordinal);
        Assert.Contains("   |          6 | 09:32:02.5 |    150.000 | ", shown, StringComparison.Ordinal);
        Assert.Equal(48, Directory.GetFiles(_folder.PathOf("cache/cerulean/demo/images"), "*.npy").Length);
        var body = shown[..shown.IndexOf("Next, type:", StringComparison.Ordinal)];
        Assert.All(body.Split('\n'), line => Assert.True(line.Contains(_folder.PathOf(""), StringComparison.Ordinal) || line.Length <= 80, line));
    }

    [Fact]
    public void What_it_says_to_type_works()
    {
        var shown = Call.With(World, "demo").Good();
        var lines = shown[shown.IndexOf("Next, type:", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.NotEmpty(Call.Cerulean(line.Trim().Split(' ')[1..]).Good()));
    }

    [Fact]
    public void It_is_the_same_every_time() => Assert.Equal(Steady(Call.With(World, "demo").Good()), Steady(Call.With(World, "demo").Good()));

    [Fact]
    public void A_store_that_is_given_is_used_and_not_emptied()
    {
        _folder.Run("ingest", _folder.Write("run.jsonl", Sample.PointScan(9))).Good();
        Call.With(World, "demo", "--store", _folder.Path).Good();
        Assert.Equal(5, _folder.Run("list", "--json").Lines.Length);
        Assert.Contains("already", Call.With(World, "demo", "--store", _folder.Path).Good(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_with_what_to_do()
    {
        var world = new World { Variables = new() { ["XDG_CACHE_HOME"] = _folder.Write("file") } };
        var call = Call.With(world, "demo");
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.Contains("XDG_CACHE_HOME", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_files_are_shown_and_exit_1()
    {
        var lines = Sample.PointScan();
        var call = Call.With(World, "demo", _folder.Write("cut.jsonl", lines[..^1]));
        Assert.Equal(1, call.Code);
        Assert.Contains("rejected", call.Out, StringComparison.Ordinal);
        Assert.Contains("There is none.", call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("tables", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_rejected_only_by_the_store_is_told_why()
    {
        var lines = Sample.PointScan();
        var other = _folder.Write("other.jsonl", [.. lines.Select(line => line.Replace("silver behenate", "iron", StringComparison.Ordinal))]);
        var call = Call.With(World, "demo", _folder.Write("run.jsonl", lines), other);
        Assert.Equal(1, call.Code);
        Assert.Contains("differs at $.sample", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_runs_the_first_are_listed_and_the_others_counted()
    {
        var files = Enumerable.Range(1, 9).Select(number => _folder.Write($"{number}.jsonl", Sample.PointScan(number)));
        Assert.Contains("… and 3 runs more", Call.With(World, ["demo", .. files]).Good(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_says_to_type_is_quoted_for_a_shell()
    {
        var lines = Sample.PointScan().Select(line => line.Replace("\"primary\"", "\"it's here\"", StringComparison.Ordinal));
        var shown = Call.With(World, "demo", _folder.Write("run.jsonl", [.. lines]), "--store", _folder.PathOf("my store.db")).Good();
        Assert.Contains($" 'it'\\''s here' --format csv --store '{_folder.PathOf("my store.db")}'", shown, StringComparison.Ordinal);
    }

    [DataFact]
    public void It_takes_files_of_real_runs()
    {
        var shown = Call.With(World, "demo", Golden.PathOf("tomo_single_stream"), Golden.PathOf("tomo_stream_per_tile"), Golden.PathOf("long_2000")).Good();
        Assert.Contains("2 000 rows", shown, StringComparison.Ordinal);
        Assert.Contains("one stream for each tile", shown, StringComparison.Ordinal);
    }

    // All but the time it took.
    private static string Steady(string shown) => string.Join('\n', shown.Split('\n').Where(line => !line.Contains("what is called stored", StringComparison.Ordinal)));
}
