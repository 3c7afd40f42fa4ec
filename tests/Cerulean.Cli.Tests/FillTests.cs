using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean docs --fill: the arrays of files, with their hashes.</summary>
public sealed class FillTests : IDisposable
{
    private readonly StoreFile _store = new();

    public void Dispose() => _store.Dispose();

    [DataTheory]
    [InlineData("resource_npy_seq")]
    [InlineData("resource_npy_seq_paged")]
    [InlineData("resource_ad_hdf5")]
    [InlineData("resource_ad_hdf5_paged")]
    public void Hashes_are_the_expected_ones(string name)
    {
        _store.Run("ingest", Golden.PathOf(name)).Good();
        var filled = GoldenArray.Filled(name).ToArray();
        var rows = Rows(Docs("--as", "events")).ToArray();
        Assert.Equal(filled.Length, rows.Length);
        foreach (var ((seqNum, arrays, flag), row) in filled.Zip(rows))
        {
            Assert.Equal(seqNum, row["seq_num"].AsInt64());
            foreach (var (field, about) in arrays)
            {
                AssertHash(about.AsObject(), row["data"].AsObject()[field]);
                Assert.Equal(flag, row["filled"].AsObject()[field].AsString());
            }
        }

        var page = Golden.Parse(Docs("--as", "pages")).Single(line => line[0].AsString() == "event_page")[1].AsObject();
        var (key, _) = filled[0].Arrays.First();
        for (var i = 0; i < filled.Length; i++) AssertHash(filled[i].Arrays[key].AsObject(), page["data"].AsObject()[key][i]);
    }

    [DataFact]
    public void Stream_keys_are_filled_where_they_are_asked_for()
    {
        _store.Run("ingest", Golden.PathOf("stream_resource_step")).Good();
        var expected = Golden.Expected("stream_resource_step")["stream_resources"][0].AsObject()["stream_datums"];
        var rows = Rows(Docs()).ToArray();
        Assert.Equal(expected.Count, rows.Length);
        for (var i = 0; i < rows.Length; i++) AssertHash(expected[i].AsObject()["frames"].AsObject(), rows[i]["data"].AsObject()["cam1"]);
        Assert.All(Rows(Docs("--fields", "det")), row => Assert.Equal(["det"], row["data"].AsObject().Names.Names.ToArray()));
        Assert.All(Rows(Docs("--fields", "cam1")), row => Assert.Equal(["cam1"], row["data"].AsObject().Names.Names.ToArray()));
    }

    [DataFact]
    public void Values_are_printed_without_hash_and_a_stream_without_events_as_it_is()
    {
        _store.Run("ingest", Golden.PathOf("resource_npy_seq")).Good();
        var row = Rows(_store.Run("docs", "-1", "--fill", "--root-map", $"assets={SharedData.Bluesky("assets")}").Good()).First();
        Assert.Equal([10, 12], row["data"].AsObject()["img"].NdArrayOrNull!.Shape.ToArray());
        Assert.Equal(1000, row["data"].AsObject()["img"][0][0].AsInt64());
        _store.Run("ingest", Golden.PathOf("stream_resource_fly")).Good();
        Assert.Equal(_store.Run("docs", "-1").Good(), Docs());
    }

    [DataFact]
    public void A_missing_file_is_told_with_the_rule_and_wrong_usage_before_anything()
    {
        _store.Run("ingest", Golden.PathOf("resource_npy_seq")).Good();
        var call = _store.Run("docs", "-1", "--fill", "--root-map", "assets=/nowhere/at all");
        Assert.Equal(Exit.No, call.Code);
        Assert.Contains("/nowhere/at all/feea38_0.npy", call.Err, StringComparison.Ordinal);
        Assert.Contains("assets=/nowhere/at all", call.Err, StringComparison.Ordinal);
        Assert.Contains("--hash goes with --fill", _store.Run("docs", "-1", "--hash").Err, StringComparison.Ordinal);
        Assert.Contains("--root-map needs OLD=NEW", _store.Run("docs", "-1", "--fill", "--root-map", "assets").Err, StringComparison.Ordinal);
        Assert.Contains("no field 'nothing'", _store.Run("docs", "-1", "--fields", "nothing").Err, StringComparison.Ordinal);
    }

    private string Docs(params string[] args) => _store.Run(
        ["docs", "-1", "--fill", "--hash", .. GoldenArray.Roots.SelectMany(root => (string[])["--root-map", $"{root.Key}={root.Value}"]), .. args]).Good();

    private static IEnumerable<JsonObject> Rows(string lines) => Golden.Parse(lines).Where(line => line[0].AsString() == "event").Select(line => line[1].AsObject());

    private static void AssertHash(JsonObject expected, JsonValue actual) => Assert.Equal(
        JsonObject.Of(("shape", expected["shape"]), ("dtype", expected["dtype"]), ("sha256", expected["sha256_c_order_bytes"])), actual.AsObject());
}
