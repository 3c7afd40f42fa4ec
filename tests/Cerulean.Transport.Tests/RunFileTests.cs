using System.IO.Compression;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Transport.Tests;

public sealed class RunFileTests
{
    private const string Start = """["start",{"uid":"r","time":1.0,"note":"a \"quote\\\" { [ ü"}]""";
    private const string Stop = """["stop",{"uid":"s","time":2.0,"run_start":"r","exit_status":"success"}]""";

    private static readonly List<Document> Small = Golden.Of(Start, """["datum",{"datum_id":"x/0","resource":"x","datum_kwargs":{"deep":[[{"a":[]}]]}}]""", Stop);

    public static TheoryData<string> Formats => Recording.Formats;

    [DataTheory]
    [MemberData(nameof(Formats))]
    public void Every_file_of_the_sample_data_comes_back_in_every_format(string format)
    {
        Assert.NotEmpty(Golden.Files);
        foreach (var file in Golden.Files)
        {
            var documents = Golden.Of(Golden.Lines(file));
            var (read, problems) = Recording.Read(Recording.Of(format, documents));
            Assert.Empty(problems);
            Assert.Equal(documents, read);
        }
    }

    [DataFact]
    public void The_files_themselves_are_read_whatever_their_compression()
    {
        foreach (var file in Golden.Files)
        {
            var items = RunFile.Read(SharedData.Bluesky(file)).ToList();
            Assert.Equal(Golden.Of(Golden.Lines(file)), items.Select(item => item.Document));
            Assert.Equal(Enumerable.Range(1, items.Count).Select(line => (long)line), items.Select(item => item.Line));
        }
    }

    [Theory]
    [InlineData("lines", 1)]
    [InlineData("objects", 4)]
    [InlineData("separated", 1)]
    [InlineData("sequence", 1)]
    [InlineData("msgpack", 0)]
    public void A_file_cut_anywhere_gives_all_before_the_cut_and_then_the_error(string format, int separation)
    {
        var bytes = Recording.Of(format, Small);
        var ends = Enumerable.Range(1, Small.Count).Select(count => Recording.Of(format, Small[..count]).Length - separation).ToArray();
        for (var length = 0; length <= bytes.Length; length++)
        {
            var whole = ends.Count(end => end <= length);
            var isBetween = length == 0 || ends.Any(end => end <= length && length <= end + separation);
            Check(bytes[..length], whole, isBetween);
        }
    }

    [Theory]
    [InlineData("array", 1, 0, 0)]
    [InlineData("pretty", 3, 3, 1)]
    public void An_array_cut_anywhere_gives_all_before_the_cut_and_then_the_error(string format, int closing, int mark, int newlines)
    {
        var bytes = Recording.Of(format, Small);
        var ends = Enumerable.Range(1, Small.Count).Select(count => Recording.Of(format, Small[..count]).Length - closing).ToArray();
        for (var length = 0; length <= bytes.Length; length++)
        {
            Check(bytes[..length], ends.Count(end => end <= length), length == mark || length == 0 || length >= bytes.Length - newlines);
        }
    }

    [Theory]
    [InlineData("gzip lines")]
    [InlineData("gzip msgpack")]
    [InlineData("gzip parts")]
    public void A_compressed_file_cut_anywhere_gives_all_before_the_cut_and_then_the_error(string format)
    {
        var bytes = Recording.Of(format, Small);
        var parts = format == "gzip parts" ? Recording.Of(format, Small[..2]).Length : 0;
        for (var length = 0; length <= bytes.Length; length++)
        {
            var plain = new MemoryStream();
            using (var gzip = new GZipStream(new MemoryStream(bytes[..length]), CompressionMode.Decompress)) gzip.CopyTo(plain);
            var whole = Recording.Read(plain.ToArray()).Documents.Count;
            Check(bytes[..length], whole, length == 0 || length == parts || length == bytes.Length);
        }
    }

    private static void Check(byte[] bytes, int whole, bool isGood)
    {
        var (documents, problems) = Recording.Read(bytes);
        Assert.Equal(Small[..whole], documents);
        Assert.Equal(isGood ? 0 : 1, problems.Count);
        if (!isGood) Assert.Matches(@"at byte \d+", problems[0].Problem!.Message);
    }
}
