using System.Security.Cryptography;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean image: arrays of events, and those of files that other programs wrote.</summary>
public sealed class ImageCommandTests : IDisposable
{
    private readonly StoreFile _store = new();

    public void Dispose() => _store.Dispose();

    [DataTheory]
    [InlineData("resource_npy_seq", "img")]
    [InlineData("resource_npy_seq_paged", "img")]
    [InlineData("resource_ad_hdf5", "adh5_image")]
    [InlineData("resource_ad_hdf5_paged", "adh5_image")]
    public void All_frames_of_resources_are_the_expected_array(string name, string field)
    {
        var expected = Golden.Runs(name).Single()["databroker_1_2_5_to_xarray"].AsObject()["primary"].AsObject()["variables"].AsObject()[field].AsObject();
        Check(name, field, expected);
    }

    [DataTheory]
    [InlineData("stream_resource_step")]
    [InlineData("stream_resource_fly")]
    public void All_frames_of_stream_resources_are_the_expected_array(string name)
    {
        foreach (var resource in Golden.Items(Golden.Expected(name)["stream_resources"]))
        {
            Check(name, resource.AsObject()["data_key"].AsString(), resource.AsObject()["file_dataset"].AsObject());
        }
    }

    [Fact]
    public void Arrays_of_events_are_frames_too()
    {
        Ingest();
        var all = Golden.Parse(_store.Run("image", "-1", "img", "--hash").Good()).Single().AsObject();
        Assert.Equal(["shape", "dtype", "sha256"], all.Names.Names.ToArray());
        Assert.Equal([3L, 2, 4], Golden.Items(all["shape"]).Select(length => length.AsInt64()));
        var path = _store.PathOf("all.npy");
        Assert.Empty(_store.Run("image", "-1", "img", "-o", path).Good());
        var array = NpyFile.Read(path);
        Assert.Equal(all["sha256"].AsString(), Convert.ToHexStringLower(SHA256.HashData(array.Data.Span)));
        Assert.Equal(Enumerable.Range(0, 24).Select(i => i * 0.5), array.AsSpan<double>().ToArray());
    }

    [Fact]
    public void A_frame_is_an_element_along_the_first_axis()
    {
        Ingest();
        var path = _store.PathOf("one.npy");
        var frame = Golden.Parse(_store.Run("image", "-1", "img", "--frame", "1", "--hash", "-o", path).Good()).Single().AsObject();
        Assert.Equal([2L, 4], Golden.Items(frame["shape"]).Select(length => length.AsInt64()));
        var array = NpyFile.Read(path);
        Assert.Equal(frame["sha256"].AsString(), Convert.ToHexStringLower(SHA256.HashData(array.Data.Span)));
        Assert.Equal(Enumerable.Range(8, 8).Select(i => i * 0.5), array.AsSpan<double>().ToArray());
    }

    [Fact]
    public void A_picture_tells_how_its_values_became_grey()
    {
        Ingest();
        var path = _store.PathOf("one.png");
        var call = _store.Run("image", "-1", "img", "--frame", "0", "-o", path);
        Assert.Empty(call.Good());
        Assert.Contains($"{path}: values from 0 (black) to 3.5 (white) were scaled to 16 bits", call.Err, StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(path)[..4]);
    }

    [Fact]
    public void A_stack_is_read_back_by_our_own_reader()
    {
        Ingest();
        var path = _store.PathOf("all.tiff");
        _store.Run("image", "-1", "img", "-o", path).Good();
        using var file = Assets.Tiff.TiffFile.Open(path);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => i * 0.5), file.Read(Assets.ArrayMemory.Fresh).AsSpan<double>().ToArray());
    }

    [Theory]
    [InlineData(1, "has 3 frames: found --frame 3, expected 0 to 2", "img", "--frame", "3", "--hash")]
    [InlineData(1, "has 3 frames: found --frame -1, expected 0 to 2", "img", "--frame", "-1", "--hash")]
    [InlineData(1, "has 3 frames, and a PNG file holds one: choose it with --frame 0 to 2, or write .tiff or .npy", "img", "-o", "all.png")]
    [InlineData(1, "has no field 'dark'; it has: camera (img)", "dark", "--hash")]
    [InlineData(2, "-o needs a file that ends in .png, .tiff or .npy, found 'all.jpg'", "img", "-o", "all.jpg")]
    [InlineData(2, "image needs a file to write (-o F.png, F.tiff or F.npy), or --hash", "img")]
    [InlineData(2, "--root-map needs OLD=NEW", "img", "--hash", "--root-map", "/data")]
    public void What_cannot_be_is_told(int code, string expected, params string[] arguments)
    {
        Ingest();
        var call = _store.Run(["image", "-1", .. arguments]);
        Assert.Equal(code, call.Code);
        Assert.Contains(expected, call.Err, StringComparison.Ordinal);
        Assert.Empty(call.Out);
        Assert.False(File.Exists("all.png"));
    }

    private void Check(string name, string field, JsonObject expected)
    {
        _store.Run("ingest", Golden.PathOf(name)).Good();
        string[] roots = ["--root-map", $"assets={SharedData.Bluesky("assets")}", "--root-map", $"/assets={SharedData.Bluesky("assets")}"];
        var path = _store.PathOf($"{field}.npy");
        var found = Golden.Parse(_store.Run(["image", "-1", field, "--hash", "-o", path, .. roots]).Good()).Single().AsObject();
        Assert.Equal(expected["shape"], found["shape"]);
        Assert.Equal(expected["dtype"], found["dtype"]);
        var hash = expected.TryGetValue("sha256_c_order_bytes", out var known) ? known : expected["sha256"];
        Assert.Equal(hash, found["sha256"]);
        var array = NpyFile.Read(path);
        Assert.Equal(found["sha256"].AsString(), Convert.ToHexStringLower(SHA256.HashData(array.Data.Span)));
        Assert.Equal(Golden.Items(found["shape"]).Select(length => (int)length.AsInt64()), array.Shape.ToArray());
    }

    // Three events of 2 × 4 floats.
    private void Ingest() => _store.Run("ingest", _store.Write(
        "run.jsonl",
        [
            """["start", {"uid": "11112222", "time": 1.0}]""",
            """["descriptor", {"uid": "d", "run_start": "11112222", "time": 1.0, "name": "camera", "data_keys": {"img": {"source": "s", "dtype": "array", "shape": [2, 4]}}}]""",
            .. Enumerable.Range(0, 3).Select(i => $$$"""["event", {"uid": "e{{{i}}}", "descriptor": "d", "time": 1.0, "seq_num": {{{i + 1}}}, "timestamps": {"img": 1.0}, "data": {"img": {{{Rows(8 * i)}}}}}]"""),
            """["stop", {"uid": "s", "run_start": "11112222", "time": 2.0, "exit_status": "success", "num_events": {"camera": 3}}]""",
        ])).Good();

    private static string Rows(int first) => $"[[{Row(first)}], [{Row(first + 4)}]]";

    private static string Row(int first) => string.Join(", ", Enumerable.Range(first, 4).Select(i => i % 2 == 0 ? $"{i / 2}.0" : $"{i / 2}.5"));
}
