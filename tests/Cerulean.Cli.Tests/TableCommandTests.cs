using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean table: chunks, local times, and the arrays of files.</summary>
public sealed class TableCommandTests : IDisposable
{
    private readonly StoreFile _store = new();

    public void Dispose() => _store.Dispose();

    [DataFact]
    public void Chunks_one_after_another_are_the_table()
    {
        _store.Run("ingest", Golden.PathOf("pause_resume_rewind")).Good();
        var whole = _store.Run("table", "-1", "--format", "csv").Lines;
        string[] chunks = [.. Enumerable.Range(0, 3).SelectMany(number => Chunk(number, 3).Skip(1))];
        Assert.Equal(whole.Skip(1), chunks);
        Assert.Equal(whole[..1], Chunk(3, 3));
        Assert.Equal(whole[..1], Chunk(int.MaxValue, int.MaxValue));
        Assert.Equal(whole, _store.Run("table", "-1", "--format", "csv", "--chunk", "0").Lines);
    }

    [Theory]
    [InlineData("--chunk-size goes with --chunk", "--chunk-size", "3")]
    [InlineData("--chunk-size needs a whole number from 1", "--chunk", "0", "--chunk-size", "0")]
    [InlineData("--chunk needs a whole number from 0", "--chunk", "-1")]
    [InlineData("--tiles goes without", "--tiles", "--chunk", "1")]
    [InlineData("tzdata", "--tz", "Europe/Atlantis")]
    public void Wrong_usage_is_told(string told, params string[] args)
    {
        var call = _store.Run(["table", "-1", .. args]);
        Assert.Equal(Exit.Usage, call.Code);
        Assert.Contains(told, call.Err, StringComparison.Ordinal);
    }

    [DataTheory]
    [InlineData("text")]
    [InlineData("csv")]
    [InlineData("json")]
    public void Times_of_a_zone_have_their_offset_in_every_format(string format)
    {
        _store.Run("ingest", Golden.PathOf("count_3det")).Good();
        var seconds = Golden.Parse(_store.Run("table", "-1", "--format", "json", "--timestamps").Good()).Single().AsObject()["columns"].AsObject();
        var output = _store.Run("table", "-1", "--format", format, "--timestamps", "--tz", "Europe/Berlin").Good();
        foreach (var name in (string[])["time", "ts_det"])
        {
            var time = DateTimeOffset.UnixEpoch.AddSeconds(seconds[name][0].AsDouble());
            var local = TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
            Assert.Contains(local.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", System.Globalization.CultureInfo.InvariantCulture), output, StringComparison.Ordinal);
        }
    }

    [DataFact]
    public void Arrays_of_files_are_filled_in_every_format_and_only_where_asked_for()
    {
        _store.Run("ingest", Golden.PathOf("resource_npy_seq")).Good();
        Assert.Contains("<u2 [10 × 12]", Fill(), StringComparison.Ordinal);
        Assert.Contains("\"[[1000,", Fill("--format", "csv"), StringComparison.Ordinal);
        var images = Golden.Parse(Fill("--format", "json", "--chunk", "1", "--chunk-size", "2")).Single().AsObject()["columns"].AsObject()["img"];
        Assert.Equal([10, 12], images.Count == 2 ? [images[0].Count, images[0][0].Count] : []);
        Assert.DoesNotContain("[[", _store.Run("table", "-1", "--format", "csv").Good(), StringComparison.Ordinal);
        var missing = _store.Run("table", "-1", "--fill", "--root-map", "assets=/nowhere");
        Assert.Equal(Exit.No, missing.Code);
        Assert.Contains("/nowhere/", missing.Err, StringComparison.Ordinal);
    }

    [DataFact]
    public void Values_of_stream_datums_become_columns()
    {
        _store.Run("ingest", Golden.PathOf("stream_resource_step")).Good();
        var columns = Golden.Parse(Fill("--format", "json", "--fields", "cam1")).Single().AsObject()["columns"].AsObject();
        Assert.Equal("seq_num, time, cam1", columns.Names.ToString());
        Assert.Equal([1, 6, 8], columns["cam1"][0].NdArrayOrNull!.Shape.ToArray());
        Assert.Contains("STREAM:", _store.Run("table", "-1", "--fields", "cam1").Err, StringComparison.Ordinal);
    }

    private string Fill(params string[] args) =>
        _store.Run(["table", "-1", "--fill", "--root-map", $"assets={SharedData.Bluesky("assets")}", "--root-map", $"/assets={SharedData.Bluesky("assets")}", .. args]).Good();

    private string[] Chunk(int number, int size) => _store.Run("table", "-1", "--format", "csv", "--chunk", $"{number}", "--chunk-size", $"{size}").Lines;
}
