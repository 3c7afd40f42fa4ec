using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class RunCheckerTests
{
    private const string Start = """["start",{"uid":"r","time":1.0}]""";
    private const string Descriptor = """["descriptor",{"uid":"d","time":1.0,"run_start":"r","data_keys":{"x":{"source":"s","dtype":"number","shape":[]}}}]""";
    private const string External = """["descriptor",{"uid":"d","time":1.0,"run_start":"r","data_keys":{"i":{"source":"s","dtype":"array","shape":[2],"external":"FILESTORE:"}}}]""";
    private const string Streamed = """["descriptor",{"uid":"d","time":1.0,"run_start":"r","data_keys":{"c":{"source":"s","dtype":"array","shape":[2],"external":"STREAM:"}}}]""";
    private const string Stop = """["stop",{"uid":"z","time":2.0,"run_start":"r","exit_status":"success"}]""";
    private const string Resource = """["resource",{"uid":"q","run_start":"r","spec":"S","root":"/","resource_path":"p","resource_kwargs":{}}]""";
    private const string Datum = """["datum",{"datum_id":"q/0","resource":"q","datum_kwargs":{}}]""";
    private const string StreamResource = """["stream_resource",{"uid":"s","run_start":"r","data_key":"c","mimetype":"m","uri":"u","parameters":{}}]""";
    private const string StreamDatum = """["stream_datum",{"uid":"s/0","stream_resource":"s","descriptor":"d","indices":{"start":0,"stop":3},"seq_nums":{"start":1,"stop":4}}]""";

    private static readonly string Start2 = Of2(Start).Replace("\"uid\":\"r\"", "\"uid\":\"r2\"", StringComparison.Ordinal);
    private static readonly string ResourceOfAnybody = Resource.Replace("\"run_start\":\"r\",", "", StringComparison.Ordinal);

    private static string Of2(string line) => line.Replace("\"run_start\":\"r\"", "\"run_start\":\"r2\"", StringComparison.Ordinal);

    private static string Event(int seqNum = 1, string data = "{\"x\":1}", string? timestamps = null, string filled = "{}") =>
        $$"""["event",{"uid":"e","time":1.5,"descriptor":"d","seq_num":{{seqNum}},"data":{{data}},"timestamps":{{timestamps ?? data}},"filled":{{filled}}}]""";

    private static string Page(string seqNum = "[1,2]", string data = "[1.0,2.0]", string uid = "[\"a\",\"b\"]") =>
        $$$"""["event_page",{"uid":{{{uid}}},"time":[1.0,2.0],"descriptor":"d","seq_num":{{{seqNum}}},"data":{"x":{{{data}}}},"timestamps":{"x":[1.0,2.0]}}]""";

    private static string StopWith(string numEvents) => Stop.Replace("\"success\"", "\"success\",\"num_events\":" + numEvents, StringComparison.Ordinal);

    private static List<Finding> Check(params string[] lines)
    {
        var (checker, findings) = (new RunChecker(), new List<Finding>());
        foreach (var document in Golden.Of(lines)) checker.Check(document, findings);
        checker.Finish(findings);
        return findings;
    }

    public static TheoryData<string[]> GoodStreams =>
    [
        [Start, Stop],
        [Start, Descriptor, Event(), Event(2), Event(2), Event(7), StopWith("{\"primary\":7}")],
        [Start, Descriptor, Page(), Stop],
        [Start, External, Resource, Datum, Event(1, "{\"i\":\"q/0\"}", filled: "{\"i\":false}"), Stop],
        [Start, Resource, Resource, External, Datum, Event(1, "{\"i\":\"q/0\"}", filled: "{\"i\":false}"), Stop],
        [Start, External, Event(1, "{\"i\":[1,2]}", filled: "{\"i\":true}"), Stop],
        [Start, Streamed, StreamResource, StreamDatum, StopWith("{\"primary\":3}")],
        [Start, Streamed, Event(1, "{}"), Stop],
        [Start, ResourceOfAnybody, Stop, Start2, Of2(External), Datum, Event(1, "{\"i\":\"q/0\"}", filled: "{\"i\":false}"), Of2(Stop)],
        [Start, Resource, Stop, Start2, Of2(Resource), Of2(External), Datum, Event(1, "{\"i\":\"q/0\"}", filled: "{\"i\":false}"), Of2(Stop)],
        [Start, Descriptor, Start.Replace("\"r\"", "\"r2\"", StringComparison.Ordinal), Event(), Stop.Replace("\"r\"", "\"r2\"", StringComparison.Ordinal), Stop],
    ];

    public static TheoryData<string, string?, string[]> BadStreams => new()
    {
        { "expected its start before", "r", [Descriptor, Start, Stop] },
        { "expected its start before", "r", [Stop] },
        { "second start", "r", [Start, Start, Stop] },
        { "second start", "r", [Start, Stop, Start] },
        { "second descriptor", "r", [Start, Descriptor, Descriptor, Stop] },
        { "expected the stop", "r", [Start, Descriptor] },
        { "after the stop", "r", [Start, Descriptor, Stop, Event()] },
        { "after the stop", "r", [Start, Stop, Descriptor] },
        { "after the stop", "r", [Start, Resource, Stop, Datum] },
        { "after the stop", "r", [Start, Stop, Resource] },
        { "expected one that came before", null, [Start, Event(), Stop] },
        { "expected one that came before", null, [Start, Page(), Stop] },
        { "expected one that came before", null, [Start, Datum, Stop] },
        { "the datum 'q/0', expected one that came before", "r", [Start, External, Resource, Event(1, "{\"i\":\"q/0\"}", filled: "{\"i\":false}"), Stop] },
        { "the datum 'q/1', expected one that came before", "r", [Start, External, Resource, Datum, Event(1, "{\"i\":\"q/1\"}", filled: "{\"i\":false}"), Stop] },
        { "the stream resource 's', expected", "r", [Start, Streamed, StreamDatum, Stop] },
        { "expected one that came before", null, [Start, StreamResource, StreamDatum, Stop] },
        { "found no 'x'", "r", [Start, Descriptor, Event(1, "{}"), Stop] },
        { "found 'y', expected only keys", "r", [Start, Descriptor, Event(1, "{\"x\":1,\"y\":2}"), Stop] },
        { "found the keys , expected those of data: x", "r", [Start, Descriptor, Event(1, "{\"x\":1}", "{}"), Stop] },
        { "found 'z', expected only keys of data", "r", [Start, Descriptor, Event(filled: "{\"z\":false}"), Stop] },
        { "found 0, expected a seq_num", "r", [Start, Descriptor, Event(0), Stop] },
        { "found -3, expected a seq_num", "r", [Start, Descriptor, Page("[1,-3]"), Stop] },
        { "found 9223372036854775807, expected a seq_num", "r", [Start, Descriptor, Page("[1,9223372036854775807]"), Stop] },
        { "found 1 rows, expected 2", "r", [Start, Descriptor, Page(data: "[1.0]"), Stop] },
        { "found 0 rows, expected 2", "r", [Start, Descriptor, Page(uid: "[]"), Stop] },
        { "at most its highest seq_num 1", "r", [Start, Descriptor, Event(), StopWith("{\"primary\":2}")] },
        { "at most its highest seq_num 0", "r", [Start, StopWith("{\"other\":1}")] },
        { "found 100000000000000000000 events", "r", [Start, StopWith("{\"other\":100000000000000000000}")] },
    };

    [Theory]
    [MemberData(nameof(GoodStreams))]
    public void Good_order_has_no_finding(string[] lines) => Assert.Empty(Check(lines));

    [Theory]
    [MemberData(nameof(BadStreams))]
    public void Bad_order_is_found_and_the_run_is_named(string message, string? run, string[] lines)
    {
        var finding = Assert.Single(Check(lines));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(run, finding.Run);
        Assert.False(finding.IsNote);
    }

    [Fact]
    public void Fewer_events_than_the_highest_seq_num_are_a_note() =>
        Assert.True(Assert.Single(Check(Start, Descriptor, Event(), Event(2), StopWith("{\"primary\":1}"))).IsNote);

    [Fact]
    public void Other_keys_in_a_later_descriptor_of_a_stream_are_a_note()
    {
        var note = Assert.Single(Check(Start, Descriptor, Streamed.Replace("\"d\"", "\"d2\"", StringComparison.Ordinal), Stop));
        Assert.True(note.IsNote);
        Assert.Contains("unlike the stream's first descriptor", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_page_that_is_wrong_in_every_row_one_row_is_told()
    {
        Assert.Equal("$.seq_num[0]", Assert.Single(Check(Start, Descriptor, Page("[0,-1]"), Stop)).Path);
        var page = Page(data: "[\"q/7\",\"q/8\"]").Replace("\"x\"", "\"i\"", StringComparison.Ordinal);
        Assert.Equal("$.data.i[0]", Assert.Single(Check(Start, External, Resource, page, Stop)).Path);
        var datums = """["datum_page",{"datum_id":["q/0","q/1"],"resource":"q","datum_kwargs":{}}]""";
        Assert.True(Assert.Single(Check(Start, Resource, datums, datums, Stop)).IsNote);
    }

    [Fact]
    public void A_key_that_a_stream_resource_does_not_hold_is_noted_once() => Assert.True(Assert.Single(
        Check(Start, Streamed, StreamResource.Replace("\"c\"", "\"k\"", StringComparison.Ordinal), StreamDatum, StreamDatum, Stop)).IsNote);

    [Fact]
    public void A_run_without_its_start_or_its_stop_is_found_and_named() => Runs.AllInterleaved(documents =>
    {
        foreach (var missing in documents.Where(document => document is RunStart or RunStop))
        {
            var (checker, findings) = (new RunChecker(), new List<Finding>());
            foreach (var document in documents.Where(document => document != missing)) checker.Check(document, findings);
            checker.Finish(findings);
            Assert.Contains(findings, finding => !finding.IsNote && finding.Run == checker.RunOf(missing));
        }
    });

    [Fact]
    public void A_document_tells_its_run_as_far_as_is_known()
    {
        var checker = new RunChecker();
        var documents = Golden.Of(Start, ResourceOfAnybody, Stop, Start2, Datum, Of2(External), Event());
        var runs = documents.ConvertAll(document =>
        {
            checker.Check(document, []);
            return checker.RunOf(document);
        });
        Assert.Equal(["r", "r", "r", "r2", "r2", "r2", "r2"], runs);
    }

    [DataTheory]
    [MemberData(nameof(Golden.Files), MemberType = typeof(Golden))]
    public void Golden_files_are_in_order(string file) => Assert.DoesNotContain(Check(Golden.Lines(file)), finding => !finding.IsNote);

    [Fact]
    public void Numbers_of_a_stream_are_kept_as_ranges()
    {
        var set = new IntervalSet();
        foreach (var number in new long[] { 1, 2, 3, 2, 3, 7, 9, 8, 5 }) set.Add(number);
        Assert.Equal(7, set.Count);
        Assert.Equal([new(1, 4), new(5, 6), new(7, 10)], set.Ranges);
        set.Add(new StreamRange(0, 20));
        Assert.Equal([new(0, 20)], set.Ranges);
    }
}
