using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Starts and stops are corrected, runs deleted; what was accepted is remembered.</summary>
public abstract class ChangeTests(bool inMemory) : Acceptance(inMemory, new SteppingTime())
{
    [Fact]
    public void A_corrected_start_is_given_out_and_its_versions_are_kept()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        var first = _file.Find("aaaaa").Start;
        _file.Store.UpdateStart("aaaaa", start => start with { ScanId = 7, Metadata = start.Metadata.With("sample_name", "Fe") }, "wrong sample");
        var now = _file.Store.UpdateStart("aaaaa", start => start with { Metadata = start.Metadata.With("plan_name", "count") });
        Assert.Equal((7, "count", "Fe"), (now.ScanId, now.PlanName, now.Metadata["sample_name"].AsString()));

        var run = _file.Find("7");
        Assert.Equal(now, run.Start);
        Assert.Equal("aaaaa", Assert.Single(_file.Store.Search(Query.Parse("sample_name = 'Fe' and plan_name = 'count'"))).Uid);
        Assert.Empty(_file.Store.Search(Query.Parse("plan_name = 'scan'")));
        Assert.Equal(now, run.Documents().First());
        Assert.Equal((7, "count"), (Assert.Single(_file.Store.List()).ScanId, Assert.Single(_file.Store.List()).PlanName));
        Assert.Equal(first, run.AsAccepted().Start);
        StoreFile.AssertSame(Samples.Scan("aaaaa"), run.AsAccepted().Documents());

        var changes = run.Changes("aaaaa");
        Assert.Equal([1, 2], changes.Select(change => change.Number));
        Assert.Equal([1_700_000_000, 1_700_000_001], changes.Select(change => change.Time));
        Assert.Equal([first, changes[1].Old, now], [changes[0].Old, changes[0].New, changes[1].New]);
        Assert.Equal(("update_start", "wrong sample"), (changes[0].Command, changes[0].Arguments["reason"].AsString()));
        Assert.Equal(["uid", "old", "new", "time", "cmd", "cmd_kwargs"], changes[0].ToJson().Names.Names.ToArray());
        Assert.Empty(run.Changes("aaaaa-stop"));
    }

    [Fact]
    public void A_corrected_stop_changes_what_a_listing_tells()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        _file.Store.UpdateStop("aaaaa", stop => stop with { ExitStatus = ExitStatus.Fail, Reason = "no beam" });
        Assert.Equal(ExitStatus.Fail, Assert.Single(_file.Store.List()).ExitStatus);
        Assert.Equal("no beam", _file.Find("aaaaa").Stop!.Reason);
        Assert.Equal("aaaaa-stop", Assert.Single(_file.Find("aaaaa").Changes()).Uid);
    }

    [Fact]
    public void What_is_equal_is_no_change()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        _file.Store.UpdateStart("aaaaa", start => start with { ScanId = 1 });
        Assert.Empty(_file.Find("aaaaa").Changes());
    }

    [Fact]
    public void What_the_data_rest_upon_and_what_is_not_valid_is_refused()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        Assert.Contains("the uid of its start", Assert.Throws<StoreException>(() => _file.Store.UpdateStart("aaaaa", start => start with { Uid = "b" })).Message);
        Assert.Contains("the time of its start", Assert.Throws<StoreException>(() => _file.Store.UpdateStart("aaaaa", start => start with { Time = 1 })).Message);
        Assert.Contains("the run_start of its stop", Assert.Throws<StoreException>(() => _file.Store.UpdateStop("aaaaa", stop => stop with { RunStart = "b" })).Message);
        Assert.Contains("the num_events of its stop", Assert.Throws<StoreException>(
            () => _file.Store.UpdateStop("aaaaa", stop => stop with { NumEvents = JsonObject.Of(("primary", 1)) })).Message);
        Assert.Contains("a.b", Assert.Throws<StoreException>(
            () => _file.Store.UpdateStart("aaaaa", start => start with { Metadata = start.Metadata.With("a.b", 1) })).Message);
        Assert.Contains("no run zzz", Assert.Throws<StoreException>(() => _file.Store.UpdateStart("zzz", start => start)).Message);
        StoreFile.AssertSame(Samples.Scan("aaaaa"), _file.Find("aaaaa").Documents());
    }

    [Fact]
    public void A_change_that_comes_between_is_not_lost()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        var isFirst = true;
        var now = _file.Store.UpdateStart("aaaaa", start =>
        {
            if (isFirst)
            {
                isFirst = false;
                _file.Store.UpdateStart("aaaaa", other => other with { Metadata = other.Metadata.With("mine", 1) });
            }

            return start with { Metadata = start.Metadata.With("yours", 2) };
        });
        Assert.Equal((1, 2), (now.Metadata["mine"].AsInt64(), now.Metadata["yours"].AsInt64()));
        Assert.Equal(2, _file.Find("aaaaa").Changes().Count);
    }

    [Fact]
    public void The_same_file_is_still_the_same_after_a_change()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        _file.Store.UpdateStart("aaaaa", start => start with { Metadata = start.Metadata.With("note", "good") });
        _file.Store.UpdateStop("aaaaa", stop => stop with { Reason = "done" });
        Assert.Equal(IngestStatus.Already, Assert.Single(_file.Ingest(Samples.Scan("aaaaa"))).Status);
        var changed = _file.Find("aaaaa").Documents().ToArray();
        Assert.Equal(IngestStatus.Rejected, Assert.Single(_file.Ingest(changed)).Status);
        foreach (var document in Samples.Scan("aaaaa")) _file.Store.Accept(document);
        _file.Store.Flush();
        StoreFile.AssertSame(changed, _file.Find("aaaaa").Documents());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_open_run_that_is_continued_keeps_its_changes(bool isLive)
    {
        var run = Samples.Scan("aaaaa", events: 6);
        _file.Ingest(run[..4], keepIncomplete: true);
        var start = _file.Store.UpdateStart("aaaaa", start => start with { ScanId = 9 });
        if (isLive) run.ForEach(_file.Store.Accept);
        else Assert.Equal(IngestStatus.Stored, Assert.Single(_file.Ingest(run)).Status);
        _file.Store.Flush();
        Assert.Equal(start, _file.Find("9").Start);
        StoreFile.AssertSame([start, .. run.Skip(1)], _file.Find("aaaaa").Documents());
        StoreFile.AssertSame(run, _file.Find("aaaaa").AsAccepted().Documents());
        Assert.Equal(IngestStatus.Already, Assert.Single(_file.Ingest(run)).Status);
    }

    [Fact]
    public void A_deleted_run_is_gone_and_not_taken_again_before_that_is_forgotten()
    {
        _file.Ingest(Samples.Scan("aaaaa", events: 300));
        _file.Ingest(Samples.Scan("bbbbb"));
        _file.Store.UpdateStart("aaaaa", start => start with { ScanId = 9 });
        _file.Store.Delete("aaaaa", "taken by mistake");
        Assert.Null(_file.Store.Find("aaaaa"));
        Assert.Equal("bbbbb", Assert.Single(_file.Store.List()).Uid);
        Assert.Equal("bbbbb", Assert.Single(_file.Store.Search(Query.Parse("plan_name = 'scan'"))).Uid);
        Assert.Equal(new DeletedRun("aaaaa", 1_700_000_001, "taken by mistake"), _file.Store.FindDeleted("aaaaa"));
        Assert.Equal("aaaaa", Assert.Single(_file.Store.Deleted).Uid);
        Assert.Null(_file.Store.FindDeleted("bbbbb"));

        var outcome = Assert.Single(_file.Ingest(Samples.Scan("aaaaa", events: 300)));
        Assert.Equal(IngestStatus.Rejected, outcome.Status);
        Assert.Contains("deleted on 2023-11-14 22:13:21 UTC (taken by mistake)", outcome.Message);
        Assert.Contains("taken by mistake", Assert.Throws<StoreException>(() => _file.Store.Accept(Samples.Scan("aaaaa")[0])).Message);
        Assert.Contains("taken by mistake", Assert.Throws<StoreException>(() => _file.Store.Delete("aaaaa", "again")).Message);

        Assert.True(_file.Store.ForgetDeletion("aaaaa"));
        Assert.False(_file.Store.ForgetDeletion("aaaaa"));
        Assert.Equal(IngestStatus.Stored, Assert.Single(_file.Ingest(Samples.Scan("aaaaa"))).Status);
        Assert.Empty(_file.Find("aaaaa").Changes());
    }

    [Fact]
    public void A_run_that_is_deleted_while_a_file_brings_it_again_is_not_taken()
    {
        _file.Ingest(Samples.Scan("aaaaa")[..3], keepIncomplete: true);
        using var ingest = _file.Store.BeginIngest();
        var run = Samples.Scan("aaaaa");
        foreach (var document in run[..4]) ingest.Accept(document);
        _file.Store.Delete("aaaaa", "mistake", evenOpen: true);
        foreach (var document in run[4..]) ingest.Accept(document);
        Assert.Contains("mistake", Assert.Single(ingest.Outcomes).Message);
        Assert.Null(_file.Store.Find("aaaaa"));
    }

    [Fact]
    public void An_open_run_is_deleted_only_where_nobody_writes_it()
    {
        var run = Samples.Scan("aaaaa");
        foreach (var document in run[..3]) _file.Store.Accept(document);
        Assert.Contains("being written", Assert.Throws<StoreException>(() => _file.Store.Delete("aaaaa", "x", evenOpen: true)).Message);
        foreach (var document in run[3..]) _file.Store.Accept(document);
        _file.Store.Delete("aaaaa", "ended");
        _file.Ingest(Samples.Scan("bbbbb")[..3], keepIncomplete: true);
        Assert.Contains("no stop", Assert.Throws<StoreException>(() => _file.Store.Delete("bbbbb", "x")).Message);
        _file.Store.Delete("bbbbb", "x", evenOpen: true);
        Assert.Empty(_file.Store.List());
    }
}
