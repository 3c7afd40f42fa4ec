namespace Cerulean.Documents.Schemas.Tests;

/// <summary>What a finding says: document, place, found, expected.</summary>
public sealed class FindingTests
{
    [Theory]
    [InlineData("event", "seq_num", "\"1\"", "event $.seq_num: found '1', expected an integer")]
    [InlineData("event", "time", "true", "event $.time: found true, expected a number")]
    [InlineData("event", "$", "[1, 2]", "event $: found an array of 2, expected an object")]
    [InlineData("event", "filled>x", "null", "event $.filled.x: found null, expected a string or a boolean")]
    [InlineData("event", "extra", "1", "event $: found the unknown member 'extra', expected only uid, time, descriptor, seq_num, data, timestamps, filled")]
    [InlineData("datum", "$", "{\"resource\": \"\"}", "datum $: found an object without 'datum_id', 'datum_kwargs', expected one with datum_id, resource, datum_kwargs")]
    [InlineData("event_page", "seq_num", "[1, 2, 3, \"4\"]", "event_page $.seq_num[3]: found '4', expected an integer")]
    [InlineData("event_page", "seq_num", "[1.0, 2.5]", "event_page $.seq_num[1]: found 2.5, expected an integer")]
    [InlineData("event_page", "data>a.b", "1", "event_page $.data['a.b']: found 1, expected an array")]
    [InlineData("event_page", "data>it's", "1", "event_page $.data['it\\'s']: found 1, expected an array")]
    [InlineData("event_page", "data>\n\\", "1", "event_page $.data['\\u000a\\\\']: found 1, expected an array")]
    [InlineData("event_page", "data>1st", "1", "event_page $.data['1st']: found 1, expected an array")]
    [InlineData("event_page", "data>größe_1", "1", "event_page $.data.größe_1: found 1, expected an array")]
    [InlineData("event_page", "data>", "1", "event_page $.data['']: found 1, expected an array")]
    [InlineData("start", "a.b", "1", "start $: found the name 'a.b', expected names that are not empty and hold neither '.' nor '/'")]
    [InlineData("start", "sample", "{\"x\": {\"\": 1}}", "start $.sample.x: found the name '', expected names that are not empty and hold neither '.' nor '/'")]
    [InlineData("start", "sample", "3.5", "start $.sample: found 3.5, expected an object or a string")]
    [InlineData("stop", "exit_status", "\"crashed\"", "stop $.exit_status: found 'crashed', expected 'success' or 'abort' or 'fail'")]
    [InlineData("stop", "num_events>primary", "2.5", "stop $.num_events.primary: found 2.5, expected an integer")]
    [InlineData("descriptor", "data_keys>m>dtype", "1", "descriptor $.data_keys.m.dtype: found 1, expected 'string' or 'number' or 'array' or 'boolean' or 'integer'")]
    [InlineData("descriptor", "data_keys>m>limits>control>low", "\"a\"", "descriptor $.data_keys.m.limits.control.low: found 'a', expected a number or null")]
    [InlineData("descriptor", "data_keys>m>limits>control", "1", "descriptor $.data_keys.m.limits.control: found 1, expected an object or null")]
    [InlineData("descriptor", "data_keys>m>dtype_numpy", "\"f8\"", "descriptor $.data_keys.m.dtype_numpy: found 'f8', expected a numpy dtype such as '<f8'")]
    [InlineData("descriptor", "data_keys>m>dtype_numpy", "[[\"a\", \"q\"]]", "descriptor $.data_keys.m.dtype_numpy[0][1]: found 'q', expected a numpy dtype such as '<f8'")]
    [InlineData("descriptor", "data_keys>m>dtype_numpy", "[[\"a\"]]", "descriptor $.data_keys.m.dtype_numpy[0]: found an array of 1, expected an array of 2")]
    [InlineData("descriptor", "data_keys>m>dtype_numpy", "8", "descriptor $.data_keys.m.dtype_numpy: found 8, expected an array or a string")]
    [InlineData("descriptor", "data_keys>m>external", "\"x\"", "descriptor $.data_keys.m.external: found 'x', expected a text that begins with A to Z, such as 'STREAM:'")]
    [InlineData("start", "projections>0>projection>k", "{\"type\": \"calculated\"}", "start $.projections[0].projection.k: found an object without 'location', 'stream', 'field', 'calculation', expected one with type, location, stream, field, calculation")]
    [InlineData("bulk_events", "$", "[]", "bulk_events $: found an array of 0, expected an object")]
    public void A_fault_is_told_with_its_place(string document, string place, string value, string expected) =>
        Assert.Equal([expected], Check(document, SampleDocuments.With(document, place, value)).Select(finding => finding.ToString()));

    [Fact]
    public void All_faults_are_told() => Assert.Equal(
        ["$.uid", "$.time", "$.data", "$"],
        Check("event", SampleDocuments.With("event", "$", """{"uid": 1, "time": null, "data": []}""")).Select(finding => finding.Path));

    [Fact]
    public void A_long_list_of_faults_ends()
    {
        var findings = Check("event_page", SampleDocuments.With("event_page", "uid", $"[{string.Join(", ", Enumerable.Repeat("null", 1000))}]"));

        Assert.Equal(101, findings.Count);
        Assert.Equal("event_page $: found more than 100 faults, expected none; the others are left out", findings[^1].ToString());
    }

    [Fact]
    public void Findings_are_added_to_those_there_are()
    {
        List<Finding> findings = [new("before")];

        Assert.False(DocumentSchema.Check(DocumentName.Datum, JsonValue.Null, findings));
        Assert.Equal(["before", "found null, expected an object"], findings.Select(finding => finding.Message));
    }

    [Fact]
    public void A_verdict_without_findings_allocates_nothing()
    {
        var page = SampleDocuments.Of("event_page");
        var start = SampleDocuments.Of("start");
        var bad = SampleDocuments.With("event", "time", "null");
        Verdicts();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Verdicts();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Verdicts()
        {
            DocumentSchema.Check(DocumentName.EventPage, page);
            DocumentSchema.Check(DocumentName.Start, start);
            DocumentSchema.Check(DocumentName.Event, bad);
        }
    }

    private static List<Finding> Check(string document, JsonValue json)
    {
        var findings = new List<Finding>();
        Assert.False(DocumentSchema.Check(SampleDocuments.Name(document), json, findings));
        return findings;
    }
}
