using Cerulean.Documents;

namespace Cerulean.Assets.Tests;

public sealed class RootMapTests
{
    private static readonly RootMap Map = new(
    [
        KeyValuePair.Create("/data", "/new"),
        KeyValuePair.Create("/data/run 1/", "/other"),
        KeyValuePair.Create("C:\\Data", "/windows"),
        KeyValuePair.Create("assets", "/here"),
        KeyValuePair.Create("\\\\server\\share", "/share"),
    ]);

    [Theory]
    [InlineData("/data", "x.h5", "posix", "/new/x.h5")]
    [InlineData("/data/", "/x.h5", "posix", "/new/x.h5")]
    [InlineData("/data/run 1", "a/x.h5", "posix", "/other/a/x.h5")]
    [InlineData("/data/run 10", "x.h5", "posix", "/new/run 10/x.h5")]
    [InlineData("/database", "x.h5", "posix", "/database/x.h5")]
    [InlineData("/", "data/x.h5", "posix", "/data/x.h5")]
    [InlineData("", "/data/x.h5", "posix", "data/x.h5")]
    [InlineData("assets", "x.h5", "posix", "/here/x.h5")]
    [InlineData("/assets", "x.h5", "posix", "/assets/x.h5")]
    [InlineData("c:\\data\\2026", "a\\x.h5", "windows", "/windows/2026/a/x.h5")]
    [InlineData("C:/DATA", "x.h5", "windows", "/windows/x.h5")]
    [InlineData("\\\\Server\\Share\\d", "x.h5", "windows", "/share/d/x.h5")]
    [InlineData("/data", "a\\x.h5", "posix", "/new/a\\x.h5")]
    public void A_root_is_mapped_by_whole_segments_and_the_longest_rule(string root, string path, string semantics, string expected) =>
        Assert.Equal(Path.GetFullPath(expected), Map.PathOf(new Resource { Uid = "r", Spec = "S", Root = root, ResourcePath = path, PathSemantics = semantics, ResourceKwargs = JsonObject.Empty }));

    [Theory]
    [InlineData("file://localhost/data/x.h5", "/new/x.h5")]
    [InlineData("file://beamline-7/data/x.h5", "/new/x.h5")]
    [InlineData("file:///data/run%201/%C3%A4%23.h5", "/other/ä#.h5")]
    [InlineData("FILE:/data/", "/new/")]
    [InlineData("file:///C:/Data/x.h5", "/windows/x.h5")]
    [InlineData("file://localhost/c%3A/data/x.h5", "/windows/x.h5")]
    [InlineData("file:///x:y/z", "/x:y/z")]
    public void The_path_of_a_URI_is_mapped_and_its_host_does_not_count(string uri, string expected) => Assert.Equal(expected, Map.PathOf(Stream(uri)));

    [Theory]
    [InlineData("https://server/x.h5", "expected one of a file")]
    [InlineData("file:///data/%00x.h5", "expected a path without %00")]
    public void A_URI_that_is_no_file_is_told(string uri, string expected) =>
        Assert.Contains(expected, Assert.Throws<AssetException>(() => Map.PathOf(Stream(uri))).Message, StringComparison.Ordinal);

    private static StreamResource Stream(string uri) => new() { Uid = "s", DataKey = "x", Mimetype = "m", Uri = uri, Parameters = JsonObject.Empty };
}
