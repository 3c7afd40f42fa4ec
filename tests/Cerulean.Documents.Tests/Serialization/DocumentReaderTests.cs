using System.Buffers;
using System.Text;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Documents.Tests.Serialization;

public sealed class DocumentReaderTests
{
    private static (List<Document> Documents, List<Finding> Findings) Read(string envelope, bool strict = false)
    {
        var (documents, findings) = (new List<Document>(), new List<Finding>());
        var good = new DocumentReader(strict).Read(Encoding.UTF8.GetBytes(envelope), documents, findings);
        Assert.Equal(good, findings.Count == 0);
        return (documents, findings);
    }

    private static string Write(Document document, Envelope envelope = Envelope.Array)
    {
        using var writer = new DocumentWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.Write(document, output, envelope);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [DataTheory]
    [MemberData(nameof(Golden.Files), MemberType = typeof(Golden))]
    public void Golden_documents_come_back_in_both_envelopes(string file)
    {
        foreach (var line in Golden.Lines(file))
        {
            var document = Assert.Single(Read(line).Documents);
            Assert.Equal(JsonText.Parse(line), JsonText.Parse(Write(document)));
            Assert.Equal(document, Assert.Single(Read(Write(document, Envelope.Object)).Documents));
        }
    }

    [Fact]
    public void Typed_members_come_first_and_free_ones_keep_their_order() => Assert.Equal(
        """["start",{"uid":"u","time":1,"scan_id":3,"b":{"z":1.0,"a":[]},"a":null}]""",
        Write(Assert.Single(Read("""["start",{"b":{"z":1.0,"a":[]},"scan_id":3.0,"a":null,"time":1,"uid":"u"}]""").Documents)));

    [Theory]
    [InlineData("""["event",{"uid":"u","time":1,"descriptor":"d","seq_num":1,"data":{},"timestamps":{}}]""")]
    [InlineData("""["event",{"uid":"u","time":1.0,"descriptor":"d","seq_num":1,"data":{"a":0,"b":-0.0,"c":null},"timestamps":{"a":1},"filled":{}}]""")]
    [InlineData("""["event",{"uid":"u","time":NaN,"descriptor":"d","seq_num":1,"data":{"a":NaN,"b":"NaN"},"timestamps":{},"filled":{"a":"x/0"}}]""")]
    [InlineData("""["event_page",{"uid":[],"time":[],"descriptor":"d","seq_num":[],"data":{"a":[]},"timestamps":{"a":[]},"filled":{}}]""")]
    [InlineData("""["event_page",{"uid":["u","v"],"time":[1,1.5],"descriptor":"d","seq_num":[1,2],"data":{"a":[0,1.5],"b":[[1],[2,3]]},"timestamps":{"a":[1,null]}}]""")]
    [InlineData("""["descriptor",{"uid":"d","time":1.0,"run_start":"r","data_keys":{"a":{"source":"s","dtype":"array","shape":[null,2],"units":null,"precision":null,"enum_strs":["x"]}}}]""")]
    [InlineData("""["stop",{"uid":"s","time":1.0,"run_start":"r","exit_status":"abort","reason":"","num_events":{"a.b":1}}]""")]
    [InlineData("""["resource",{"uid":"r","spec":"s","root":"","resource_path":"p","resource_kwargs":{"k":{"a.b":1}}}]""")]
    [InlineData("""["datum_page",{"datum_id":["r/0"],"resource":"r","datum_kwargs":{"p":[{}]}}]""")]
    [InlineData("""["stream_datum",{"uid":"x/0","stream_resource":"x","descriptor":"d","indices":{"start":0,"stop":1,"step":1},"seq_nums":{"start":1,"stop":2},"extra":1}]""")]
    public void Absent_empty_and_null_stay_different(string line) => Assert.Equal(line, Write(Assert.Single(Read(line).Documents)));

    [Theory]
    [InlineData("""["event",{"uid":"u","time":1,"descriptor":"d","seq_num":2.0,"data":{},"timestamps":{}}]""", "\"seq_num\":2,")]
    [InlineData("""["event_page",{"uid":["u"],"time":[1],"descriptor":"d","seq_num":[2.0],"data":{},"timestamps":{}}]""", "\"seq_num\":[2],")]
    [InlineData("""["stop",{"uid":"s","time":1,"run_start":"r","exit_status":"fail","num_events":{"a":3.0}}]""", "\"num_events\":{\"a\":3}")]
    public void Integral_floats_of_integer_members_become_integers(string line, string expected) =>
        Assert.Contains(expected, Write(Assert.Single(Read(line).Documents)), StringComparison.Ordinal);

    [Fact]
    public void Bulk_documents_become_pages()
    {
        var events = string.Join(',', Enumerable.Range(1, 3).Select(i =>
            $$$"""{"uid":"{{{i}}}","time":1.0,"descriptor":"d","seq_num":{{{i}}},"data":{"{{{(i < 3 ? "x" : "y")}}}":{{{i}}}},"timestamps":{"{{{(i < 3 ? "x" : "y")}}}":1.0}}"""));
        var pages = Read($$"""["bulk_events",{"d":[{{events}}],"e":[]}]""").Documents.Cast<EventPage>().ToArray();
        Assert.Equal([2, 1], pages.Select(page => page.Count));
        Assert.Equal([1L, 2L], pages[0].Data["x"].AsSpan<long>().ToArray());

        var datums = Assert.IsType<DatumPage>(Assert.Single(Read("""["bulk_datum",{"resource":"r","datum_ids":["r/0","r/1"],"datum_kwarg_list":[{"p":1},{"p":2}]}]""").Documents));
        Assert.Equal([1L, 2L], datums.DatumKwargs["p"].AsSpan<long>().ToArray());
        Assert.Contains("2 datum_ids", Read("""["bulk_datum",{"resource":"r","datum_ids":["r/0","r/1"],"datum_kwarg_list":[{}]}]""").Findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1,2", null, "ends too early")]
    [InlineData("[]", null, "found an array of 0, expected [\"name\", {…}]")]
    [InlineData("{\"name\":\"start\"}", null, "expected [\"name\", {…}]")]
    [InlineData("[\"mystery\",{}]", "mystery", "unknown document name 'mystery'")]
    [InlineData("[\"event\",{}]", "event", "data")]
    [InlineData("[\"event\",{\"uid\":1}]", "event", "expected")]
    [InlineData("[\"event\",{\"uid\":\"u\",\"time\":1,\"descriptor\":NaN,\"seq_num\":1,\"data\":{},\"timestamps\":{}}]", "event", "$.descriptor: found NaN, expected a string")]
    [InlineData("[\"event\",{\"uid\":NaN,\"time\":1,\"descriptor\":\"d\",\"seq_num\":1,\"data\":{},\"timestamps\":{}}]", "event", "$.uid: found NaN, expected a string")]
    [InlineData("[\"event\",{\"uid\":\"u\",\"time\":1,\"descriptor\":\"d\",\"seq_num\":1,\"data\":{NaN:1},\"timestamps\":{}}]", null, "no JSON at byte 66")]
    [InlineData("[\"descriptor\",{\"uid\":\"d\",\"time\":1,\"run_start\":\"r\",\"data_keys\":{\"k\":{\"source\":\"s\",\"dtype\":\"array\",\"shape\":[1e30]}}}]", "descriptor", "at most 64 bits")]
    [InlineData("[\"bulk_events\",{\"d\":[{\"uid\":\"u\",\"time\":1,\"descriptor\":\"d\",\"seq_num\":1,\"data\":{},\"timestamps\":{},\"filled\":{\"x\":3}}]}]", "bulk_events", "in filled")]
    [InlineData("[\"start\",{\"uid\":\"u\",\"time\":1,\"scan_id\":99999999999999999999}]", null, null)]
    [InlineData("[\"event\",{\"uid\":\"u\",\"time\":1,\"descriptor\":\"d\",\"seq_num\":99999999999999999999,\"data\":{},\"timestamps\":{}}]", "event", "at most 64 bits")]
    public void Bad_documents_are_told_with_their_place(string line, string? name, string? message)
    {
        var (documents, findings) = Read(line);
        if (message is null)
        {
            Assert.Single(documents);
            return;
        }

        Assert.Empty(documents);
        Assert.Equal(name, findings[0].Name);
        Assert.Contains(message, findings[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_document_tells_what_is_known_of_its_run()
    {
        Assert.Equal("r", Read("""["stop",{"run_start":"r"}]""").Findings[0].Run);
        Assert.Equal("d", Read("""["event",{"descriptor":"d"}]""").Findings[0].Refers);
    }

    [Fact]
    public void Strict_reading_refuses_what_is_not_finite() => Assert.Contains(
        "not finite",
        Assert.Single(Read("""["event",{"uid":"u","time":1,"descriptor":"d","seq_num":1,"data":{"x":NaN},"timestamps":{"x":1}}]""", strict: true).Findings).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Any_run_comes_back_from_json() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        foreach (var document in RunGenerator.Run(seed))
        {
            Assert.Equal(document, Assert.Single(Read(Write(document)).Documents));
        }
    }).QuickCheckThrowOnFailure();
}
