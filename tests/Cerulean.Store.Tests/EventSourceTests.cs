using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Streams, fields and documents of a run.</summary>
public sealed class EventSourceTests : IDisposable
{
    private readonly StoreFile _file = new();
    private readonly EventSource _events;

    public EventSourceTests() => _events = new EventSource(_file.Store);

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Fields_are_the_union_over_descriptors_and_streams()
    {
        var run = Ingest(Samples.Descriptor("run", "d", keys: "a b"), Samples.Descriptor("run", "e", "other", "c"), Samples.Descriptor("run", "f", keys: "b d S"));
        Assert.Equal(["primary", "other"], _events.StreamNames(run));
        Assert.Equal(["a", "b", "c", "d", "S"], _events.Fields(run));
        Assert.Equal(["a", "b", "d", "S"], _events.Fields(run, "primary"));
        Assert.Equal(["d", "e", "f"], _events.Descriptors(run).Select(descriptor => descriptor.Uid));
        Assert.Equal(["e"], _events.Descriptors(run, "other").Select(descriptor => descriptor.Uid));
        Assert.Contains("primary, other", Assert.Throws<StoreException>(() => _events.Fields(run, "none")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_descriptors_has_no_streams_and_its_table_says_so()
    {
        var run = Ingest();
        Assert.Empty(_events.StreamNames(run));
        Assert.Empty(_events.Fields(run));
        Assert.Empty(_events.Descriptors(run));
        Assert.Equal(EventSource.NoEventDescriptors, Record.Exception(() => _events.Table(run))!.GetType());
        Assert.Equal(EventSource.NoEventDescriptors, Record.Exception(() => _events.TableChunk(run, "primary", 0, 10))!.GetType());
    }

    [Fact]
    public void Documents_of_any_stream_and_fields_are_a_valid_run() => Runs.All(run =>
    {
        _file.Ingest(run);
        var stored = _file.Find(((RunStart)run[0]).Uid);
        var random = new Random(run.Count);
        var stream = stored.StreamNames.Count == 0 || random.Next(3) == 0 ? null : stored.StreamNames[random.Next(stored.StreamNames.Count)];
        var known = _events.Fields(stored, stream);
        string[]? fields = random.Next(3) == 0 ? null : [.. known.Where(_ => random.Next(2) == 0)];
        foreach (var granularity in Enum.GetValues<Granularity>())
        {
            var documents = _events.Docs(stored, stream, fields, fill: false, granularity, 3).ToArray();
            var (checker, findings) = (new RunChecker(), new List<Finding>());
            foreach (var document in documents) checker.Check(document, findings);
            Assert.DoesNotContain(findings, finding => !finding.IsNote);
            Assert.All(documents.OfType<EventDescriptor>(), descriptor => Assert.True(stream is null || descriptor.Stream == stream));
            var rows = run.SelectMany(Unpack).OfType<Event>().Where(row => documents.Any(document => document is EventDescriptor descriptor && descriptor.Uid == row.Descriptor));
            Assert.Equal(
                rows.Select(row => Text(row.Uid, row.Data.Select(name => fields is null || fields.Contains(name)))).Order(StringComparer.Ordinal),
                documents.SelectMany(Unpack).OfType<Event>().Select(row => Text(row.Uid, row.Data)).Order(StringComparer.Ordinal));
        }
    });

    [Fact]
    public void Documents_are_inserted_by_their_names_old_and_new()
    {
        Insert("start", """{"uid": "live", "time": 1}""");
        Insert("descriptor", """{"uid": "d", "time": 1, "run_start": "live", "data_keys": {"x": {"source": "s", "dtype": "number", "shape": []}, "i": {"source": "s", "dtype": "array", "shape": [2], "external": "FILESTORE:"}}}""");
        Insert("resource", """{"uid": "r", "run_start": "live", "spec": "NPY_SEQ", "root": "/", "resource_path": "x", "resource_kwargs": {}, "path_semantics": "posix"}""");
        Insert("datum", """{"datum_id": "r/0", "resource": "r", "datum_kwargs": {"index": 0}}""");
        Insert("bulkdatum", """{"resource": "r", "datum_ids": ["r/1", "r/2"], "datum_kwarg_list": [{"index": 1}, {"index": 2}]}""");
        Insert("event", """{"uid": "e1", "time": 2, "descriptor": "d", "seq_num": 1, "data": {"x": 1, "i": "r/0"}, "timestamps": {"x": 2, "i": 2}, "filled": {"i": false}}""");
        Insert("bulkevent", """{"d": [{"uid": "e2", "time": 3, "descriptor": "d", "seq_num": 2, "data": {"x": 2, "i": "r/1"}, "timestamps": {"x": 2, "i": 2}, "filled": {"i": false}}]}""");
        Insert("event_page", """{"uid": ["e3"], "time": [4], "descriptor": "d", "seq_num": [3], "data": {"x": [3], "i": ["r/2"]}, "timestamps": {"x": [2], "i": [2]}, "filled": {"i": [false]}}""");
        Assert.Contains("dtype", Assert.Throws<StoreException>(() => Insert("descriptor", """{"uid": "f", "time": 1, "run_start": "live", "data_keys": {"x": {"source": "s", "dtype": 5, "shape": []}}}""")).Message, StringComparison.Ordinal);
        Assert.Contains("'row'", Assert.Throws<StoreException>(() => Insert("row", "{}")).Message, StringComparison.Ordinal);
        Insert("stop", """{"uid": "s", "time": 5, "run_start": "live", "exit_status": "success"}""");
        _file.Store.Flush();
        var run = _file.Find("live");
        Assert.Equal([1, 2, 3], _events.Table(run)["x"].AsSpan<long>().ToArray());
        Assert.Equal("r", Assert.IsType<Resource>(Assert.Single(_events.Resources(run))).Uid);
        Assert.Contains("no open run", Assert.Throws<StoreException>(() => Insert("event", """{"uid": "e9", "time": 2, "descriptor": "d", "seq_num": 9, "data": {}, "timestamps": {}}""")).Message, StringComparison.Ordinal);
    }

    // The rows of a page have one order of keys.
    private static string Text(string uid, JsonObject data) =>
        $"{uid} {string.Join(' ', data.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={JsonText.ToString(member.Value)}"))}";

    private static IEnumerable<Document> Unpack(Document document) => document is EventPage page ? Paging.Unpack(page) : [document];

    private void Insert(string name, string json) => _events.Insert(name, JsonText.Parse(json));

    private Run Ingest(params string[] lines)
    {
        _file.Ingest(Golden.Of(["""["start", {"uid": "run", "time": 1}]""", .. lines, Samples.Stop("run")]));
        return _file.Find("run");
    }
}
