using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Runs are listed and found.</summary>
public abstract class FindingTests(bool inMemory) : Acceptance(inMemory)
{
    [Fact]
    public void Runs_are_listed_newest_first_and_found_by_what_people_call_them()
    {
        (string Uid, double Time, int ScanId)[] runs = [("aaaaa-1", 50, 7), ("aaaaa-2", 70, 7), ("bbbbb-1", 60, 8), ("123456", 60, 9), ("ccccc", 10, 123456789)];
        foreach (var (uid, time, scanId) in runs) _file.Ingest(Samples.Scan(uid, time: time, scanId: scanId));
        Assert.Equal(["aaaaa-2", "123456", "bbbbb-1", "aaaaa-1", "ccccc"], _file.Store.List().Select(run => run.Uid));
        Assert.Equal("aaaaa-2", _file.Find("-1").Uid);
        Assert.Equal("ccccc", _file.Find("-5").Uid);
        Assert.Equal("aaaaa-2", _file.Find("7").Uid);
        Assert.Equal("bbbbb-1", _file.Find("bbbbb").Uid);
        Assert.Equal("aaaaa-1", _file.Find("aaaaa-1").Uid);
        Assert.Equal("123456", _file.Find("123456").Uid);
        Assert.Equal("123456", _file.Find("12345").Uid);
        Assert.Equal("ccccc", _file.Find("123456789").Uid);
        foreach (var none in (string[])["-6", "-0", "bbbb", "zzzzz", "", "-x", "99999"]) Assert.Null(_file.Store.Find(none));
        var error = Assert.Throws<AmbiguousRunException>(() => _file.Store.Find("aaaaa"));
        Assert.Equal(["aaaaa-1", "aaaaa-2"], error.Candidates);
        Assert.Contains("aaaaa-1, aaaaa-2", error.Message);
    }

    [Fact]
    public void A_summary_says_what_a_listing_shows()
    {
        _file.Ingest(Samples.Scan("aaaaa", events: 4, scanId: 3, time: 12.5));
        var summary = Assert.Single(_file.Store.List());
        Assert.Equal(("aaaaa", 3L, 12.5, "scan", ExitStatus.Success), (summary.Uid, summary.ScanId, summary.Time, summary.PlanName, summary.ExitStatus));
        Assert.Equal([KeyValuePair.Create("primary", 4L)], summary.Streams);
        Assert.Equal("success", _file.Find("-1").Stop!.ExitStatus.ToString().ToLowerInvariant());
    }

    [Fact]
    public void Empty_names_stay_names()
    {
        var run = Golden.Of(
            """["start", {"uid": "aaaaa", "time": 1, "plan_name": ""}]""", Samples.Descriptor("aaaaa", "d", stream: ""), Samples.Event("d", 1, """{"x": "", "y": 2}"""), Samples.Stop("aaaaa"));
        _file.Ingest(run);
        var summary = Assert.Single(_file.Store.List());
        Assert.Equal("", summary.PlanName);
        Assert.Equal([KeyValuePair.Create("", 1L)], summary.Streams);
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
        Assert.Equal(1, _file.Find("aaaaa").ReadTable("").RowCount);
    }

    [Fact]
    public void A_reader_keeps_its_view_while_others_write()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        using var documents = _file.Find("aaaaa").Documents().GetEnumerator();
        Assert.True(documents.MoveNext());
        _file.Ingest(Samples.Scan("bbbbb"));
        var rest = 1;
        while (documents.MoveNext()) rest++;
        Assert.Equal(6, rest);
    }
}
