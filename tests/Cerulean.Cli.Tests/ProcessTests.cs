namespace Cerulean.Cli.Tests;

/// <summary>The command as a process: exit codes, pipes, signals.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly StoreFile _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(0, "list", "--json")]
    [InlineData(1, "show", "-1")]
    [InlineData(2, "list", "--nosuch")]
    public void The_exit_code_is_that_of_the_process(int code, params string[] args)
    {
        using var process = new CommandProcess([.. args, "--store", _store.Path]);
        var call = process.End();
        Assert.Equal((code, ""), (call.Code, call.Out));
        Assert.Equal(code == 0, call.Err.Length == 0);
    }

    [Fact]
    public void Text_is_utf8_without_a_mark()
    {
        using var process = new CommandProcess("list", "--store", _store.Path);
        Assert.StartsWith("No runs", process.End().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_goes_away_ends_a_long_listing_quietly()
    {
        _store.Run("ingest", _store.Write("long.jsonl", Long(50_000))).Good();
        using var process = new CommandProcess("docs", "-1", "--store", _store.Path);
        Assert.StartsWith("[\"start\"", process.Output.ReadLine(), StringComparison.Ordinal);
        process.Output.Close();
        var call = process.EndUnread();
        Assert.Equal((0, ""), (call.Code, call.Err));
    }

    [Fact]
    public void After_kill_the_next_ingest_finishes_the_job()
    {
        var (first, second) = (Sample.PointScan(), Long(200_000));
        var file = _store.Write("two.jsonl", [.. first, .. second]);
        using (var process = new CommandProcess("ingest", "--json", file, "--store", _store.Path))
        {
            // The first run is told as stored; the second is under way.
            Assert.Contains("\"stored\"", process.Output.ReadLine(), StringComparison.Ordinal);
            process.Signal("KILL");
            Assert.Equal(128 + 9, process.End().Code);
        }

        Assert.Equal(Sample.Uid(first), Golden.Parse(Assert.Single(_store.Run("list", "--json").Lines))[0].AsObject()["uid"].AsString());
        Assert.Equal(["already", "stored"], Golden.Parse(_store.Run("ingest", "--json", file).Good()).Select(line => line.AsObject()["status"].AsString()));
        Assert.Equal(second.Length, _store.Run("docs", Sample.Uid(second)).Lines.Length);
    }

    [Fact]
    public void Ctrl_c_ends_an_ingest_in_order()
    {
        var first = Sample.PointScan();
        using (var process = new CommandProcess("ingest", "--json", _store.Write("two.jsonl", [.. first, .. Long(200_000)]), "--store", _store.Path))
        {
            process.Output.ReadLine();
            process.Signal("INT");
            var call = process.End();
            Assert.Equal((130, ""), (call.Code, call.Out));
            Assert.Contains("cerulean: interrupted", call.Err, StringComparison.Ordinal);
        }

        Assert.Single(_store.Run("list", "--json").Lines);
    }

    [Fact]
    public void Standard_input_is_live_and_what_has_come_stays_when_it_is_interrupted()
    {
        var lines = Sample.PointScan();
        using var process = new CommandProcess("ingest", "-", "--json", "--store", _store.Path);
        foreach (var line in lines[..5]) process.Input.WriteLine(line);
        process.Input.Flush();
        var listed = "";
        for (var tries = 0; tries < 5000 && !listed.Contains("\"primary\":3", StringComparison.Ordinal); tries++) listed = _store.Run("list", "--json").Good();
        Assert.Contains("\"primary\":3", listed, StringComparison.Ordinal);
        process.Signal("INT");
        var call = process.End();
        Assert.Equal(130, call.Code);
        Assert.Contains("\"stored\"", call.Out, StringComparison.Ordinal);
        Assert.Equal(5, _store.Run("docs", "-1").Lines.Length);
    }

    // A run that takes its time.
    private static string[] Long(int rows)
    {
        var lines = Sample.PointScan(2);
        var row = lines[2];
        return
        [
            lines[0], lines[1],
            .. Enumerable.Range(1, rows).Select(i => row.Replace("\"seq_num\":1,", $"\"seq_num\":{i},", StringComparison.Ordinal)),
            lines[^1].Replace("\"primary\":21", $"\"primary\":{rows}", StringComparison.Ordinal),
        ];
    }
}
