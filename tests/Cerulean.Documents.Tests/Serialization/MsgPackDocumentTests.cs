using System.Buffers;
using System.Text;
using System.Text.Json;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests.Serialization;

public sealed class MsgPackDocumentTests
{
    private const string ShortEvent =
        """["event",{"uid":"e","time":1,"descriptor":"d","seq_num":1,"data":{"a":1.5,"b":[1,2],"c":"µ","d":[[0.5],[1.5]],"e":null},"timestamps":{"a":1.0,"b":1.0,"c":1.0,"d":1.0,"e":2},"filled":{"a":false,"b":"x"}}]""";

    private readonly MsgPackDocumentReader _reader = new();

    [DataFact]
    public void Messages_of_the_established_publisher_are_read()
    {
        using var wire = JsonDocument.Parse(File.ReadAllBytes(SharedData.Bluesky("wire.json")));
        var values = wire.RootElement.GetProperty("kafka_value").EnumerateArray().SelectMany(value => Read(value.GetBytesFromBase64()));
        var lines = File.ReadAllLines(SharedData.Bluesky("count_3det.jsonl"));
        Assert.Equal(ReadJson([.. lines[..4], lines[^1]]), values);
    }

    [DataFact]
    public void Every_run_of_the_sample_data_comes_back()
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(SharedData.Bluesky("x"))!, "*.jsonl");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var documents = ReadJson(File.ReadAllLines(file));
            var back = Read(Write(documents));
            Assert.Equal(documents, back);
            Assert.Equal(documents.Select(ToText), back.Select(ToText));
        }
    }

    [Theory]
    [InlineData(ShortEvent)]
    [InlineData("""["event",{"filled":{},"timestamps":{},"data":{},"seq_num":1,"descriptor":"d","time":1.0,"uid":"e"}]""")]
    [InlineData("""["event",{"uid":"e","time":1,"descriptor":"d","seq_num":1.0,"data":{},"timestamps":{}}]""")]
    [InlineData("""["event_page",{"uid":["a"],"time":[1.5],"descriptor":"d","seq_num":[1],"data":{"x":[[1,2]]},"timestamps":{"x":[1.5]}}]""")]
    [InlineData("""["event_page",{"uid":[],"time":[],"descriptor":"d","seq_num":[],"data":{},"timestamps":{},"filled":{}}]""")]
    [InlineData("""["datum",{"datum_id":"r/0","resource":"r","datum_kwargs":{"i":123456789012345678901234567890}}]""")]
    [InlineData("""{"name":"datum","doc":{"datum_id":"r/0","resource":"r","datum_kwargs":{}}}""")]
    [InlineData("""["bulk_datum",{"resource":"r","datum_ids":["r/0"],"datum_kwarg_list":[{"i":0}]}]""")]
    public void A_document_is_the_same_by_either_way(string json)
    {
        var documents = Read(MsgPackTests.Write(JsonText.Parse(json)));
        Assert.Equal(ReadJson(json), documents);
        Assert.Equal(documents, Read(Write(documents)));
    }

    [Theory]
    [InlineData("""["event",{"uid":"e","time":1,"descriptor":"d","seq_num":1,"data":{},"timestamps":{},"more":1}]""", "more")]
    [InlineData("""["event",{"uid":"e","time":1,"descriptor":"d","seq_num":1,"data":{}}]""", "timestamps")]
    [InlineData("""["event",{"uid":"e","time":"1","descriptor":"d","seq_num":1,"data":{},"timestamps":{}}]""", "$.time")]
    [InlineData("""["event",{"uid":"e","time":1,"descriptor":"d","seq_num":1,"data":{},"timestamps":{},"filled":{"a":1}}]""", "$.filled.a")]
    [InlineData("""["evnt",{}]""", "unknown document name 'evnt'")]
    [InlineData("""{"name":"start"}""", "expected [\"name\"")]
    [InlineData("[1,2]", "expected [\"name\"")]
    public void A_bad_document_is_a_finding_and_the_next_one_is_read(string json, string expected)
    {
        var (documents, findings) = (new List<Document>(), new List<Finding>());
        byte[] data = [.. MsgPackTests.Write(JsonText.Parse(json)), .. MsgPackTests.Write(JsonText.Parse(ShortEvent))];
        Assert.False(_reader.Read(data, documents, findings, out var length));
        Assert.Contains(expected, Assert.Single(findings).ToString(), StringComparison.Ordinal);
        Assert.True(_reader.Read(data.AsSpan(length), documents, findings, out _));
        Assert.Single(documents);
    }

    [Fact]
    public void Columns_of_any_numpy_type_become_the_columns_of_a_page()
    {
        var page = new JsonArray("event_page", JsonObject.Of(
            ("uid", new NdArray(DType.Parse("<U1"), [2], Encoding.UTF32.GetBytes("ab"))),
            ("time", NdArray.From(1f, 2f)),
            ("descriptor", "d"),
            ("seq_num", NdArray.From<short>(1, 2)),
            ("data", JsonObject.Of(("x", NdArray.From<ushort>(7, 8)))),
            ("timestamps", JsonObject.Of(("x", NdArray.From(1.5, 2.5))))));
        var read = Assert.IsType<EventPage>(Assert.Single(Read(MsgPackTests.Write(page))));
        Assert.Equal(["a", "b"], read.Uid.Values.ToArray());
        Assert.Equal([1, 2], read.SeqNums.ToArray());
        Assert.Equal([7, 8], read.Data["x"].AsSpan<ushort>().ToArray());
    }

    [Fact]
    public void An_event_cut_anywhere_waits_for_the_rest()
    {
        var bytes = Write(ReadJson(ShortEvent));
        var (documents, findings) = (new List<Document>(), new List<Finding>());
        for (var end = 0; end < bytes.Length; end++)
        {
            Assert.False(_reader.Read(bytes.AsSpan(0, end), documents, findings, out var length));
            Assert.Equal(0, length);
        }

        Assert.Empty(documents);
        Assert.Empty(findings);
    }

    [Fact]
    public void Events_share_their_names_also_where_streams_take_turns()
    {
        string[] texts = ["""{"m":1,"x":2}""", """{"m":1,"y":2}""", """{"m":3,"x":4}""", """{"m":3,"y":4}"""];
        var rows = texts.Select(text => Event(JsonText.Parse(text).AsObject())).ToArray();
        var read = Read(Write(rows)).Cast<Event>().ToArray();
        Assert.Same(read[0].Data.Names, read[2].Data.Names);
        Assert.Same(read[1].Data.Names, read[3].Timestamps.Names);
        Assert.Same(read[0].Descriptor, read[3].Descriptor);
        Assert.Equal(rows, read);
    }

    // Random bytes behind the head of an event: any verdict is good, but it is given, and in little memory.
    [Fact]
    public void Junk_never_does_harm()
    {
        var random = new Random(5);
        var good = Write(ReadJson(ShortEvent));
        for (var round = 0; round < 5000; round++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                _reader.Read(bytes, [], [], out var length);
                Assert.InRange(length, 0, bytes.Length);
            }
            catch (MsgPackFormatException error)
            {
                Assert.InRange(error.Offset, 0, bytes.Length);
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        }
    }

    private static Event Event(JsonObject data) =>
        new() { Uid = "e", Descriptor = "descriptor", SeqNum = 1, Time = 1, Data = data, Timestamps = data };

    private static byte[] Write(IEnumerable<Document> documents)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var document in documents) MsgPackDocumentWriter.Write(document, output);
        return output.WrittenSpan.ToArray();
    }

    private List<Document> Read(ReadOnlySpan<byte> data)
    {
        var (documents, findings) = (new List<Document>(), new List<Finding>());
        while (!data.IsEmpty)
        {
            Assert.True(_reader.Read(data, documents, findings, out var length), string.Join('\n', findings));
            data = data[length..];
        }

        return documents;
    }

    private static List<Document> ReadJson(params string[] lines)
    {
        var (reader, documents, findings) = (new DocumentReader(), new List<Document>(), new List<Finding>());
        foreach (var line in lines) Assert.True(reader.Read(Encoding.UTF8.GetBytes(line), documents, findings), string.Join('\n', findings));
        return documents;
    }

    private static string ToText(Document document) => JsonText.ToString(document.ToJson());
}
