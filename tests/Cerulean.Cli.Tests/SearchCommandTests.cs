namespace Cerulean.Cli.Tests;

/// <summary>cerulean list with a query, and search.</summary>
public sealed class SearchCommandTests : IDisposable
{
    private readonly StoreFile _store = new();
    private readonly string[] _scan = Sample.PointScan();

    public SearchCommandTests() =>
        _store.Run("ingest", _store.Write("runs.jsonl", [.. _scan, .. Sample.Tomography(streamPerTile: true), .. Sample.Tomography(streamPerTile: false)])).Good();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("list -n 2", "4 3")]
    [InlineData("list --where plan_name='scan'", "1")]
    [InlineData("list --where plan_name~'tomo*' -n 1", "4")]
    [InlineData("list --where exit_status!='success'", "")]
    [InlineData("list --where scan_id<3 --until 2027", "1")]
    [InlineData("list --since 2026", "4 3 1")]
    [InlineData("list --since 2025-12-31 --until 2026", "")]
    [InlineData("list --since 946684800 --until 9999-12-31", "4 3 1")]
    [InlineData("list --since 9999", "")]
    [InlineData("search TOMOGRAPHY success", "4 3")]
    [InlineData("search scan -n 5", "1")]
    [InlineData("search nothing at all", "")]
    public void Finds(string command, string scanIds)
    {
        var found = Golden.Parse(_store.Run([.. command.Split(' '), "--json"]).Good()).Select(run => run.AsObject()["scan_id"].AsInt64());
        Assert.Equal(scanIds, string.Join(' ', found));
    }

    [Fact]
    public void Nothing_found_is_said_to_people() =>
        Assert.Equal($"No run in {_store.Path} matches.\n", _store.Run("list", "--where", "a = 1").Good());

    [Theory]
    [InlineData("a = b", "cerulean: Query: found b; expected a number, a text in quotes ('b'), true, false or null.\n  a = b\n      ^\n", "list", "--where")]
    [InlineData("yesterday", "cerulean: --since: found 'yesterday'; expected a time such as '2026'", "list", "--since")]
    [InlineData("...", "cerulean: there is no word in '...'", "search")]
    public void A_wrong_query_is_wrong_usage(string text, string message, params string[] command)
    {
        var call = _store.Run([.. command, text]);
        Assert.Equal(2, call.Code);
        Assert.StartsWith(message, call.Err, StringComparison.Ordinal);
    }
}
