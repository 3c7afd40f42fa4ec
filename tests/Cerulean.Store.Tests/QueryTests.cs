using System.Globalization;
using Cerulean.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Store.Tests;

/// <summary>The text form of queries, and what they match.</summary>
public sealed class QueryTests
{
    private static readonly RunStart Start = new()
    {
        Uid = "abc",
        Time = 1000.5,
        ScanId = 42,
        Sample = JsonObject.Of(("name", "Fe2O3"), ("mass", 2)),
        Metadata = JsonObject.Of(
            ("plan_name", "scan"), ("motors", JsonValue.FromStrings(["x", "y"])),
            ("big", (1L << 53) + 1), ("none", JsonValue.Null), ("odd key", true), ("title", "Größe of the Fe sample"), ("start", 7), ("empty", JsonObject.Empty)),
    };

    private static readonly RunStop Stop = new() { Uid = "s", Time = 2000, RunStart = "abc", ExitStatus = ExitStatus.Fail, Reason = "beam lost" };

    [Theory]
    [InlineData("plan_name = 'scan'")]
    [InlineData("plan_name='scan' and sample.name ~ 'Fe*' and time >= 1000")]
    [InlineData("plan_name in ('count', 'scan')")]
    [InlineData("not plan_name = 'count'")]
    [InlineData("plan_name != 'count' and missing != 3 and missing !~ '*' and missing not in (1)")]
    [InlineData("sample.mass = 2.0 and sample.mass >= 2 and sample.mass < 2.5")]
    [InlineData("big > 9007199254740992.0 and big = 9007199254740993")]
    [InlineData("has none and none = null and none exists and has empty and has sample and has motors")]
    [InlineData("not has sample.colour and not missing exists")]
    [InlineData("motors contains 'y' and motors[0] = 'x' and not motors[2] exists")]
    [InlineData("\"odd key\" = true AND \"odd key\" != 'true'")]
    [InlineData("exit_status = 'fail' and stop.exit_status = \"fail\" and stop.reason ~ 'beam ????'")]
    [InlineData("text 'größe FE' and text 'lost' and text 'samp*' and not text 'samp'")]
    [InlineData("start = 7 and start.start = 7 and start.uid = 'abc' and scan_id = 42")]
    [InlineData("plan_name > 'sca' and plan_name < 'scao' and plan_name <= 'scan'")]
    [InlineData("(plan_name = 'x' or plan_name = 'scan') and (time < 5 or time > 5)")]
    public void Matches(string text) => Assert.True(Query.Parse(text).Matches(Start, Stop));

    [Theory]
    [InlineData("plan_name = 'Scan'")]
    [InlineData("sample.name = 3 or sample.name < 3 or sample.name > 3 or sample.mass = '2' or sample.mass ~ '*'")]
    [InlineData("big = 9007199254740992")]
    [InlineData("none = 0 or none = '' or none = false")]
    [InlineData("motors = 'x' or motors contains 'z' or plan_name contains 'scan' or sample contains 'Fe2O3'")]
    [InlineData("plan_name ~ 'sca' or plan_name ~ 'sca??' or plan_name ~ 'SCAN' or plan_name ~ '*c'")]
    [InlineData("exit_status = 'success' or start.exit_status exists")]
    [InlineData("text 'abc' or text 'Fe nothing'")]
    [InlineData("sample.name.first = 1 or motors.x = 1 or sample[0] = 1")]
    public void Does_not_match(string text) => Assert.False(Query.Parse(text).Matches(Start, Stop));

    [Fact]
    public void An_open_run_has_nothing_of_a_stop()
    {
        Assert.True(Query.Parse("exit_status != 'fail' and not has exit_status").Matches(Start, null));
        Assert.False(Query.Parse("has stop.time or exit_status in ('fail', 'success', 'abort')").Matches(Start, null));
    }

    [Theory]
    [InlineData("plan_name = scan", 12, "found scan; expected a number, a text in quotes ('scan'), true, false or null")]
    [InlineData("plan_name", 9, "the query ends here; expected =, !=, <, <=, >, >=, ~, !~, in, contains or exists after plan_name")]
    [InlineData("a = 1 b = 2", 6, "found b; expected 'and', 'or', or the end")]
    [InlineData("a = 'x", 4, "the text that begins here has no end; close it with '")]
    [InlineData("(a = 1", 6, "the query ends here; expected 'and', 'or' or ')'")]
    [InlineData("", 0, "the query ends here; expected the name of a key, such as plan_name or sample.name")]
    [InlineData("a = 1 and", 9, "the query ends here; expected the name of a key")]
    [InlineData("a ~ 3", 4, "found 3; expected a pattern in quotes")]
    [InlineData("a & b", 2, "found '&', which is no part of a query")]
    [InlineData("a = 2026-01", 4, "found 2026-01, which is no number; expected one such as 12, -0.5 or 1e-3; texts and times are in quotes")]
    [InlineData("a < true", 4, "Only numbers and texts have an order, not true.")]
    [InlineData("time > '2026-13'", 7, "found the text '2026-13'; expected a time such as '2026'")]
    [InlineData("text '...'", 5, "There is no word in '...'.")]
    [InlineData("a in (1, 2", 10, "the query ends here; expected ',' or ')'")]
    [InlineData("a[x] = 1", 2, "found x; expected a place in a list, from 0")]
    public void An_error_tells_the_place(string text, int position, string message)
    {
        var error = Assert.Throws<QueryException>(() => Query.Parse(text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
        Assert.Equal($"  {text}\n  {new string(' ', position)}^", error.Picture);
    }

    [Fact]
    public void A_query_is_bounded()
    {
        Assert.Throws<QueryException>(() => Query.Parse(new string('(', 100_000)));
        Assert.Throws<QueryException>(() => Query.Parse(new string('(', 100) + "a = 1" + new string(')', 100)));
        Assert.Throws<QueryException>(() => Query.Parse(string.Join(" or ", Enumerable.Repeat("a = 1", 300))));
        var error = Assert.Throws<QueryException>(() => Query.Parse($"a = 1 and b = '{new string('y', 300)}' c"));
        Assert.Equal(["…", "^"], [error.Picture.Trim()[..1], error.Picture[^1..]]);
    }

    [Fact]
    public void Queries_combine()
    {
        var query = (Query.Compare("a", Comparison.Equal, 1) | Query.Has("b")) & !Query.Like("sample.name", "it's*") & Query.In("c", 1, "x") & Query.Began(5, 7.5);
        Assert.Equal("(a = 1 or has b) and sample.name !~ 'it''s*' and c in (1, 'x') and time >= 5.0 and time < 7.5", query.ToString());
        Assert.Throws<ArgumentException>(() => Query.Compare("a b", Comparison.Equal, 1));
        Assert.Throws<ArgumentException>(() => Query.Compare("a", Comparison.Less, JsonValue.Null));
        Assert.Throws<ArgumentException>(() => Query.Compare("a", Comparison.Equal, double.NaN));
        Assert.Throws<ArgumentException>(() => Query.Contains("a", JsonObject.Empty));
        Assert.Throws<ArgumentException>(() => Query.In("a"));
        Assert.Throws<ArgumentException>(() => Query.Began(null));
    }

    [Fact]
    public void The_text_form_reads_back() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var query = new QueryGenerator(seed).Query();
        var again = Query.Parse(query.ToString());
        Assert.Equal(query.ToString(), again.ToString());
        Assert.Equal(query, again);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026", "2026-01-01T00:00+01:00", "2027-01-01T00:00+01:00")]
    [InlineData("2026-01", "2026-01-01T00:00+01:00", "2026-02-01T00:00+01:00")]
    [InlineData("2026-12", "2026-12-01T00:00+01:00", "2027-01-01T00:00+01:00")]
    [InlineData("2026-07-05", "2026-07-05T00:00+02:00", "2026-07-06T00:00+02:00")]
    [InlineData("2026-03-29", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00")]
    [InlineData("2026-10-25", "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00")]
    [InlineData("2026-01-05 13:00", "2026-01-05T13:00+01:00", "2026-01-05T13:01+01:00")]
    [InlineData("2026-01-05T13:00:30", "2026-01-05T13:00:30+01:00", "2026-01-05T13:00:31+01:00")]
    [InlineData("2026-01-05 13:00:30.5", "2026-01-05T13:00:30.5+01:00", "2026-01-05T13:00:30.6+01:00")]
    [InlineData("2026-01-05 13:00Z", "2026-01-05T13:00+00:00", "2026-01-05T13:01+00:00")]
    [InlineData("2026-01-05T13:00:30-08:00", "2026-01-05T13:00:30-08:00", "2026-01-05T13:00:31-08:00")]
    [InlineData("2026-03-29 02:30", "2026-03-29T03:00+02:00", "2026-03-29T03:01+02:00")]
    [InlineData("2026-10-25 02:30", "2026-10-25T02:30+02:00", "2026-10-25T02:31+02:00")]
    public void A_time_is_a_span_of_a_zone(string text, string first, string end)
    {
        Assert.True(TimeText.TryParse(text, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), out var time));
        Assert.Equal(DateTimeOffset.Parse(first, CultureInfo.InvariantCulture), time.First);
        Assert.Equal(DateTimeOffset.Parse(end, CultureInfo.InvariantCulture), time.End);
    }

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-1")]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-05 24:00")]
    [InlineData("2026-01-05 13")]
    [InlineData("today")]
    public void A_time_that_is_none(string text) => Assert.False(TimeText.TryParse(text, TimeZoneInfo.Utc, out _));

    [Theory]
    [InlineData("time = '1970-01'", "time >= 0.0 and time < 2678400.0")]
    [InlineData("time != '1970-01'", "not (time >= 0.0 and time < 2678400.0)")]
    [InlineData("time > '1970-01'", "time >= 2678400.0")]
    [InlineData("time <= '1970-01'", "time < 2678400.0")]
    [InlineData("start.time < '1970-01'", "time < 0.0")]
    [InlineData("stop.time >= '1970-01-02'", "stop.time >= 86400.0")]
    [InlineData("time in ('1970-01', 7)", "time >= 0.0 and time < 2678400.0 or time in (7.0)")]
    [InlineData("other.time > '1970-01'", "other.time > '1970-01'")]
    public void A_text_beside_a_time_is_a_time(string text, string plain) => Assert.Equal(plain, Query.Parse(text).ToString());
}
