using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>Every file of real documents through the command: it validates, goes in, and comes back as the established library sees it.</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly StoreFile _store = new();

    public static TheoryData<string> Names => new(Golden.Names);

    public static TheoryData<string> Twins => new("resource_ad_hdf5", "resource_npy_seq", "scan_1motor", "tomo_stream_per_tile");

    public void Dispose() => _store.Dispose();

    [DataTheory]
    [MemberData(nameof(Names))]
    public void It_has_no_finding(string name)
    {
        Assert.Empty(Call.Cerulean("validate", "--json", Golden.PathOf(name)).Good());
        Assert.Empty(Call.Cerulean("validate", "--json", "--each", Golden.PathOf(name)).Good());
    }

    [DataTheory]
    [MemberData(nameof(Names))]
    public void It_is_stored_and_listed(string name)
    {
        var outcomes = Golden.Parse(_store.Run("ingest", "--json", Golden.PathOf(name)).Good()).Select(line => line.AsObject()).ToArray();
        Assert.All(outcomes, outcome => Assert.Equal("stored", outcome["status"].AsString()));
        Assert.Equal(Golden.Expected(name)["documents"].AsInt64(), outcomes.Sum(outcome => outcome["documents"].AsInt64()));
        var listed = Golden.Parse(_store.Run("list", "--json").Good()).ToDictionary(run => run.AsObject()["uid"].AsString(), run => run.AsObject());
        foreach (var run in Golden.Runs(name))
        {
            var (outcome, found) = (outcomes.Single(line => line["run"].Equals(run["uid"])), listed[run["uid"].AsString()]);
            Assert.All(["scan_id", "plan_name", "exit_status"], key => Assert.Equal(run[key], found[key]));
            var streams = run["streams"].AsObject();
            Assert.Equal(streams.Names.Names.ToArray().Order(), Golden.Items(outcome["streams"]).Select(stream => stream.AsString()).Order());
            Assert.Equal(streams.Values.ToArray().Sum(stream => stream.AsObject()["rows"].AsInt64()), outcome["events"].AsInt64());
            foreach (var (stream, about) in streams) Assert.Equal(Rows(run, stream, about.AsObject()), found["streams"].AsObject()[stream].AsInt64());
        }
    }

    [DataTheory]
    [MemberData(nameof(Names))]
    public void Its_documents_come_back_as_they_went_in(string name)
    {
        _store.Run("ingest", Golden.PathOf(name)).Good();
        foreach (var run in Golden.Runs(name))
        {
            var uid = run["uid"].AsString();
            Assert.Equal(Golden.Documents(name, uid), Golden.Parse(_store.Run("docs", uid).Good()));
            foreach (var (_, about) in run["streams"].AsObject()) CheckPages(uid, about.AsObject());
        }
    }

    [DataTheory]
    [MemberData(nameof(Names))]
    public void Its_tables_hold_the_expected_values(string name)
    {
        _store.Run("ingest", Golden.PathOf(name)).Good();
        foreach (var run in Golden.Runs(name))
        {
            var uid = run["uid"].AsString();
            var events = Golden.Parse(_store.Run("docs", uid, "--as", "events").Good()).Where(line => line[0].AsString() == "event").Select(line => line[1].AsObject()).ToArray();
            foreach (var (stream, about) in run["streams"].AsObject())
            {
                CheckTable(uid, stream, about.AsObject());
                CheckStatistics(about.AsObject(), events);
            }
        }
    }

    [DataTheory]
    [MemberData(nameof(Names))]
    public void It_is_already_there_the_second_time(string name)
    {
        _store.Run("ingest", Golden.PathOf(name)).Good();
        Assert.All(_store.Run("ingest", "--json", Golden.PathOf(name)).Good().Trim().Split('\n'), line => Assert.Contains("\"already\"", line, StringComparison.Ordinal));
    }

    [DataTheory]
    [MemberData(nameof(Twins))]
    public void Its_twin_in_pages_is_the_same_run(string name)
    {
        _store.Run("ingest", Golden.PathOf(name)).Good();
        var before = _store.Run("docs", "-1").Good();
        Assert.Contains("\"already\"", _store.Run("ingest", "--json", Golden.PathOf($"{name}_paged")).Good(), StringComparison.Ordinal);
        Assert.Equal(before, _store.Run("docs", "-1").Good());
    }

    [DataFact]
    public void Another_content_under_the_same_uid_is_rejected_and_changes_nothing()
    {
        _store.Run("ingest", Golden.PathOf("scan_1motor")).Good();
        var before = _store.Run("docs", "-1").Good();
        var changed = _store.Write("changed.jsonl", Golden.Text("scan_1motor").Replace("\"motor\": -4.5", "\"motor\": -4.25", StringComparison.Ordinal));
        var call = _store.Run("ingest", "--json", changed);
        Assert.Equal(1, call.Code);
        Assert.Contains("\"rejected\"", Assert.Single(call.Lines), StringComparison.Ordinal);
        Assert.Equal(before, _store.Run("docs", "-1").Good());
    }

    private static long Rows(JsonObject run, string stream, JsonObject about) =>
        about.TryGetValue("unique_seq_nums", out var rows) ? rows.AsInt64() : run["num_events_in_stop"].AsObject().GetOrNull(stream) is { IsNull: false } number ? number.AsInt64() : 0;

    private void CheckPages(string uid, JsonObject about)
    {
        foreach (var (descriptor, sizes) in about.GetOrNull("rechunk_event_pages").ObjectOrNull ?? JsonObject.Empty)
        {
            foreach (var (size, lengths) in sizes.AsObject().Where(pair => long.TryParse(pair.Key, out _)))
            {
                var pages = Golden.Parse(_store.Run("docs", uid, "--as", "pages", "--page-size", size).Good())
                    .Where(line => line[0].AsString() == "event_page" && line[1].AsObject()["descriptor"].AsString() == descriptor);
                Assert.Equal(Golden.Items(lengths).Select(length => length.AsInt64()), pages.Select(page => (long)page[1].AsObject()["seq_num"].Count));
            }
        }
    }

    private void CheckTable(string uid, string stream, JsonObject about)
    {
        var columns = JsonTextOf(_store.Run("table", uid, stream, "--format", "json").Good())["columns"].AsObject();
        var fields = about["fields"];
        var external = about["external_fields"].AsObject();
        var shown = Golden.Items(fields).Select(field => field.AsString()).Where(field => external.GetOrNull(field).StringOrNull != "STREAM:");
        Assert.Equal(["seq_num", "time"], columns.Names.Names[..2].ToArray());
        Assert.Equal(shown, columns.Names.Names[2..].ToArray().Order(StringComparer.Ordinal));
        if (about["rows"].AsInt64() == 0) return;
        var numbers = Golden.Items(columns["seq_num"]).Select(number => number.AsInt64()).ToArray();
        Assert.Equal(about["unique_seq_nums"].AsInt64(), numbers.Length);
        if (!about["seq_nums"].IsNull) Assert.Equal(Golden.Items(about["seq_nums"]).Select(number => number.AsInt64()).Distinct().Order(), numbers);
        Assert.Equal(about["last_seq_num"].AsInt64(), numbers[^1]);
        var isRewound = !about["rows"].Equals(about["unique_seq_nums"]);
        if (isRewound) return;
        var last = columns["time"].Count - 1;
        Assert.Equal((about["time_first"], about["time_last"]), (columns["time"][0], columns["time"][last]));
        foreach (var field in shown)
        {
            Assert.Equal(Finite(about["first_data"].AsObject()[field]), columns[field][0]);
            Assert.Equal(Finite(about["last_data"].AsObject()[field]), columns[field][last]);
        }
    }

    private static void CheckStatistics(JsonObject about, JsonObject[] events)
    {
        var descriptors = Golden.Items(about["descriptor_uids"]).Select(uid => uid.AsString()).ToHashSet();
        var rows = events.Where(row => descriptors.Contains(row["descriptor"].AsString())).ToArray();
        Assert.Equal(about["rows"].AsInt64(), rows.Length);
        foreach (var (field, statistics) in about.GetOrNull("column_statistics").ObjectOrNull ?? JsonObject.Empty)
        {
            var values = rows.Select(row => row["data"].AsObject().GetOrNull(field)).Where(value => !value.IsNull).ToArray();
            Assert.Equal(statistics.AsObject()["count"].AsInt64(), values.Length);
            if (statistics.AsObject().GetOrNull("fsum_exact") is not { IsNumber: true } sum) continue;
            var numbers = values.Select(value => value.AsDouble()).ToArray();
            Assert.Equal((sum.AsDouble(), statistics.AsObject()["min"].AsDouble(), statistics.AsObject()["max"].AsDouble()), (Golden.ExactSum(numbers), numbers.Min(), numbers.Max()));
        }
    }

    // Expected texts stand for numbers that are not finite; tables as JSON have null there.
    private static JsonValue Finite(JsonValue value) => value.StringOrNull is "NaN" or "Infinity" or "-Infinity" ? JsonValue.Null
        : value.Kind == JsonKind.Array && value.NdArrayOrNull is null ? new JsonArray([.. Golden.Items(value).Select(Finite)]) : value;

    private static JsonObject JsonTextOf(string line) => Assert.Single(Golden.Parse(line)).AsObject();
}
