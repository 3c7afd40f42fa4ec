using Cerulean.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Store.Tests;

/// <summary>Runs are found by their metadata, whatever becomes of them.</summary>
public abstract class SearchTests(bool inMemory) : Acceptance(inMemory)
{
    private readonly bool _inMemory = inMemory;

    [Fact]
    public void What_is_found_is_what_matches() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        using var file = new StoreFile(_inMemory);
        var generator = new QueryGenerator(seed);
        var runs = Enumerable.Range(0, 25).Select(i => generator.Run($"run{i}")).ToList();
        file.Ingest(runs.SelectMany(run => run), keepIncomplete: true);
        var order = file.Store.List().Select(run => run.Uid).ToList();
        Assert.Equal(runs.Count, order.Count);
        for (var i = 0; i < 150; i++)
        {
            var query = generator.Query();
            var expected = runs.Where(run => query.Matches((RunStart)run[0], run.ElementAtOrDefault(1) as RunStop)).Select(run => ((RunStart)run[0]).Uid).OrderBy(order.IndexOf).ToArray();
            Assert.True(expected.SequenceEqual(file.Store.Search(query).Select(run => run.Uid)), $"{query}");
            Assert.Equal(expected.Length, file.Store.Count(query));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [Theory]
    [InlineData("has motors")]
    [InlineData("motors[1] > 'a'")]
    [InlineData("motors contains 'x'")]
    public void A_run_with_several_elements_of_a_list_is_found_once(string query)
    {
        var run = Samples.Scan("aaaaa");
        var start = (RunStart)run[0];
        _file.Ingest([start with { Metadata = start.Metadata.With("motors", JsonValue.FromStrings(["x", "y", "z"])) }, .. run.Skip(1)]);
        Assert.Equal("aaaaa", Uids(query));
        Assert.Equal(1, _file.Store.Count(Query.Parse(query)));
    }

    [Fact]
    public void A_run_is_found_by_one_of_several_times()
    {
        _file.Ingest([.. Samples.Scan("aaaaa", time: 100), .. Samples.Scan("bbbbb", time: 2.5)]);
        Assert.Equal("bbbbb", Uids("time in (1.8446744073709552e+19, 2.5)"));
        Assert.Equal("aaaaa", Uids("time not in (7, 2.5)"));
        Assert.Equal(1, _file.Store.Count(Query.Parse("time in (7, 2.5)")));
    }

    [Fact]
    public void A_run_is_found_from_its_start_on_and_by_its_stop()
    {
        var run = Samples.Scan("live1", scanId: 7);
        _file.Store.Accept(run[0]);
        _file.Store.Flush();
        Assert.Equal("live1", Uids("scan_id = 7 and not has exit_status and text 'scan'"));
        foreach (var document in run.Skip(1)) _file.Store.Accept(document);
        _file.Store.Flush();
        Assert.Equal("live1", Uids("scan_id = 7 and exit_status = 'success' and text 'scan success'"));
        Assert.Equal("", Uids("not has exit_status"));
    }

    [Fact]
    public void A_correction_is_found_and_what_was_is_not()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        _file.Store.UpdateStart("aaaaa", start => start with { Metadata = JsonObject.Of(("plan_name", "count"), ("note", "new words")) });
        _file.Store.UpdateStop("aaaaa", stop => stop with { Reason = "tired" });
        Assert.Equal("aaaaa", Uids("plan_name = 'count' and text 'words tired' and stop.reason ~ 't*'"));
        Assert.Equal("", Uids("plan_name = 'scan' or text 'scan'"));
    }

    [Fact]
    public void An_open_run_that_is_corrected_and_then_stops_is_found_as_it_is()
    {
        var run = Samples.Scan("bbbbb");
        _file.Store.Accept(run[0]);
        _file.Store.Flush();
        _file.Store.UpdateStart("bbbbb", start => start with { Metadata = JsonObject.Of(("plan_name", "count")) });
        foreach (var document in run.Skip(1)) _file.Store.Accept(document);
        _file.Store.Flush();
        Assert.Equal("bbbbb", Uids("plan_name = 'count' and exit_status = 'success' and text 'count'"));
        Assert.Equal("", Uids("plan_name = 'scan' or text 'scan'"));
    }

    [Fact]
    public void A_deleted_run_is_found_no_more()
    {
        _file.Ingest([.. Samples.Scan("ccccc"), .. Samples.Scan("ddddd")]);
        _file.Store.Delete("ccccc", "wrong");
        Assert.Equal("ddddd", Uids("plan_name = 'scan'"));
        Assert.Equal("ddddd", Uids("text 'scan'"));
        Assert.Equal(1, _file.Store.Count(Query.Parse("exit_status = 'success'")));
    }

    [Fact]
    public void Pages_go_on_while_runs_come_and_go()
    {
        for (var i = 0; i < 30; i++) _file.Ingest(Samples.Scan($"run{i:00}", events: 0, time: 100 + i));
        var found = new List<string>();
        foreach (var run in _file.Store.Search(Query.Parse("plan_name = 'scan'")))
        {
            found.Add(run.Uid);
            if (found.Count != 10) continue;
            _file.Ingest(Samples.Scan("newer", events: 0, time: 1000));
            _file.Store.Delete("run19", "gone already");
            _file.Store.Delete("run02", "not to come");
        }

        Assert.Equal(Enumerable.Range(0, 30).Reverse().Where(i => i != 2).Select(i => $"run{i:00}"), found);
    }

    [Fact]
    public void Common_and_rare_conditions_find_the_same()
    {
        (string Text, int Count)[] cases =
        [
            ("kind = 'rare'", 3),
            ("kind = 'most'", 497),
            ("kind = 'most' and n >= 490", 10),
            ("kind ~ '*ar*'", 3),
            ("kind ~ 'm*' and n < 5", 4),
            ("n >= 100 and n < 400", 300),
            ("n >= 100 and n < 400 and time < 250.0", 50),
            ("n > 400 and n < 100", 0),
            ("kind ~ 'm*'", 497),
            ("n >= 4 and n <= 6 and kind ~ 'm*'", 2),
            ("kind != 'most'", 3),
            ("kind = 'rare' or n = 7", 4),
            ("kind = 'most' and text 'w7*'", 11),
            ("text 'nowhere'", 0),
            ("time >= 150.0 and time < 160.0 and kind = 'most'", 10),
            ("time < 160.0", 60),
            ("nothing = 3", 0),
        ];
        var runs = Enumerable.Range(0, 500).Select(i => new RunStart
        {
            Uid = $"run{i:000}",
            Time = 100 + i,
            Metadata = JsonObject.Of(("n", i), ("kind", i % 200 == 4 ? "rare" : "most"), ("words", $"w{i}")),
        }).ToList();
        _file.Ingest(runs, keepIncomplete: true);
        foreach (var (text, count) in cases)
        {
            var query = Query.Parse(text);
            var expected = runs.Where(run => query.Matches(run, null)).Select(run => run.Uid).Reverse().ToArray();
            Assert.Equal((text, count), (text, expected.Length));
            Assert.Equal(expected, _file.Store.Search(query).Select(run => run.Uid));
            Assert.Equal((text, count), (text, _file.Store.Count(query)));
        }
    }

    private string Uids(string query) => string.Join(" ", _file.Store.Search(Query.Parse(query)).Select(run => run.Uid));
}
