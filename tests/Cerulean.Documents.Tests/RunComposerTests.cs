using Cerulean.Documents.Schemas;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class RunComposerTests
{
    private static readonly Dictionary<string, DataKey> Keys = new() { ["x"] = Key(), ["image"] = Key("FILESTORE:"), ["camera"] = Key("STREAM:") };

    private readonly RecordingSink _sink = new();
    private readonly RunComposer _composer;

    public RunComposerTests() => _composer = new RunComposer(_sink, new SteppingTime(), new UidSource(1));

    private static DataKey Key(string? external = null) => new() { Source = "test", Dtype = DataKeyType.Number, Shape = [], External = external };

    private static JsonObject Of(params ReadOnlySpan<(string, JsonValue)> members) => JsonObject.Of(members);

    private ComposedStream Stream(string name = "primary") => _composer.Start().Describe(name, new Dictionary<string, DataKey> { ["x"] = Key() });

    private static string Message<T>(Func<object> action) where T : Exception => Assert.ThrowsAny<T>(() => _ = action()).Message;

    [Fact]
    public void A_composed_run_is_valid_and_told_in_order()
    {
        var run = _composer.Start(Of(("plan_name", "count"), ("scan_id", 3)));
        var stream = run.Describe("primary", Keys, Of(("device", Of(("data", Of(("gain", 2)))))), Of(("device", Of(("fields", JsonValue.FromStrings(["x"]))))));
        var resource = run.AddResource("NPY_SEQ", "/data", "images", Of(("a", 1)));
        var files = run.AddStreamResource("camera", "application/x-hdf5", "file://localhost/camera.h5");
        var datum = resource.AddDatum(Of(("index", 0)));
        stream.Emit([1.5, datum.DatumId], [10.0, 11.0], Of(("image", false)));
        files.AddDatum(stream, new StreamRange(0, 4));
        var page = resource.AddDatumPage(ColumnMap.Of(("index", Column.From(1L, 2L))));
        stream.EmitPage(
            ColumnMap.Of(("x", Column.From(1.0, 2.0)), ("image", page.DatumId)),
            ColumnMap.Of(("x", Column.From(1.0, 2.0)), ("image", Column.From(1.0, 2.0))),
            ColumnMap.Of(("image", Column.From(false, false))));
        var stop = run.Stop(ExitStatus.Abort, "enough", Of(("note", "n")));

        Assert.Equal(
            ["start", "descriptor", "resource", "stream_resource", "datum", "event", "stream_datum", "datum_page", "event_page", "stop"],
            _sink.Documents.Select(document => document.Name.ToText()));
        Assert.Equal(Of(("primary", 4)), stop.NumEvents);
        Assert.Equal(("abort", "enough", "n"), (stop.ToJson()["exit_status"].AsString(), stop.Reason, stop.Metadata["note"].AsString()));
        Assert.Equal(["/0", "/1", "/2"], [datum.DatumId[36..], .. page.DatumId.Values.ToArray().Select(id => id[36..])]);
        AssertValid();
    }

    [Fact]
    public void The_same_seed_and_clock_give_the_same_run()
    {
        var again = new RecordingSink();
        foreach (var composer in new[] { _composer, new RunComposer(again, new SteppingTime(), new UidSource(1)) })
        {
            var run = composer.Start();
            run.Describe("s", new Dictionary<string, DataKey> { ["x"] = Key() }).Emit([1], [2.0]);
            run.Stop();
        }

        Assert.Equal(_sink.Documents, again.Documents);
        Assert.Equal(1_700_000_000.0, ((RunStart)again.Documents[0]).Time);
    }

    [Fact]
    public void Interleaved_runs_are_valid()
    {
        var (one, other) = (Stream(), Stream());
        one.Emit([1], [1.0]);
        other.Emit([1], [1.0]);
        other.Run.Stop();
        one.Emit([1], [1.0]);
        one.Run.Stop();
        AssertValid();
    }

    [Fact]
    public void A_rewind_counts_on_from_the_given_number()
    {
        var stream = Stream();
        Assert.Equal([1, 2, 3, 2, 3], new long?[] { null, null, null, 2, null }.Select(number => stream.Emit([1], [1.0], seqNum: number).SeqNum));
        Assert.Equal(Of(("primary", 3)), stream.Run.Stop().NumEvents);
        AssertValid();
    }

    [Fact]
    public void Pages_count_like_events()
    {
        var stream = Stream();
        ColumnMap Columns(int rows) => ColumnMap.Of(("x", Column.From<double>([.. Enumerable.Repeat(1.0, rows)])));
        Assert.Equal([1, 2, 3], stream.EmitPage(Columns(3), Columns(3)).SeqNums.ToArray());
        Assert.Equal([9, 10], stream.EmitPage(Columns(2), Columns(2), seqNums: [9, 10], times: [5.0, 6.0]).SeqNums.ToArray());
        Assert.Equal(0, stream.EmitPage(Columns(0), Columns(0)).Count);
        Assert.Equal(11, stream.Emit([1], [1.0]).SeqNum);
        stream.Run.Stop();
        AssertValid();
    }

    [Fact]
    public void A_wrong_event_changes_nothing()
    {
        var stream = Stream();
        var before = _sink.Documents.Count;
        Message<ArgumentException>(() => stream.Emit([1, 2], [1.0]));
        Message<ArgumentException>(() => stream.Emit([1], [1.0], seqNum: 0));
        Message<ArgumentException>(() => stream.Emit(Of(("x", 1)), Of(("x", "now"))));
        Message<ArgumentException>(() => stream.Emit(Of(("x", 1)), Of(("x", 1)), Of(("x", 1))));
        Message<ArgumentException>(() => stream.Emit([1], [1.0], Of(("y", false))));
        var column = ColumnMap.Of(("x", Column.From(1.0, 2.0)));
        Message<ArgumentException>(() => stream.EmitPage(column, column, seqNums: [1, 2, 3]));
        Message<ArgumentException>(() => stream.EmitPage(column, column, seqNums: [0, 1]));
        Message<ArgumentException>(() => stream.EmitPage(column, column, times: [1.0]));
        Message<ArgumentException>(() => stream.EmitPage(column, column.Slice(0, 1)));
        Message<ArgumentException>(() => stream.EmitPage(column, ColumnMap.Of(("x", Column.From("a", "b")))));
        Message<ArgumentException>(() => stream.EmitPage(column, column, ColumnMap.Of(("x", Column.FromValues([false, 1])))));
        Message<ArgumentException>(() => stream.EmitPage(column, ColumnMap.Empty));
        Assert.Equal(before, _sink.Documents.Count);
        Assert.Equal(1, stream.Emit([1], [1.0]).SeqNum);
    }

    [Fact]
    public void Messages_name_document_place_and_remedy()
    {
        Assert.Contains("start $.a: found the name 'b.c'", Message<ArgumentException>(() => _composer.Start(Of(("a", Of(("b.c", 1)))))), StringComparison.Ordinal);
        Assert.Contains("start $.uid is set by the composer", Message<ArgumentException>(() => _composer.Start(Of(("uid", "u")))), StringComparison.Ordinal);
        var stream = Stream();
        Assert.Contains("event $.data: found no 'x'", Message<ArgumentException>(() => stream.Emit(JsonObject.Empty, JsonObject.Empty)), StringComparison.Ordinal);
        stream.Run.Stop();
        Assert.Contains("has been stopped", Message<InvalidOperationException>(() => stream.Emit([1], [1.0])), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_follows_the_stop()
    {
        var run = _composer.Start();
        var stream = run.Describe("s", Keys);
        var (resource, files) = (run.AddResource("S", "/", "p"), run.AddStreamResource("camera", "m", "u"));
        run.Stop();
        Func<object>[] late =
        [
            () => run.Stop(), () => run.Describe("s", Keys), () => run.AddResource("S", "/", "p"), () => run.AddStreamResource("camera", "m", "u"),
            () => resource.AddDatum(JsonObject.Empty), () => resource.AddDatumPage(ColumnMap.Of(("i", Column.From(1L)))), () => files.AddDatum(stream, new(0, 1)),
            () => stream.Emit([1, "a"], [1.0, 1.0]), () => stream.EmitPage(ColumnMap.Empty, ColumnMap.Empty),
        ];
        Assert.All(late, action => Message<InvalidOperationException>(action));
        AssertValid();
    }

    [Fact]
    public void Stream_datums_go_to_a_stream_with_the_key_of_the_files()
    {
        var run = _composer.Start();
        var files = run.AddStreamResource("camera", "m", "u");
        var stream = run.Describe("s", Keys);
        Assert.Contains("no key of stream", Message<ArgumentException>(() => files.AddDatum(run.Describe("other", new Dictionary<string, DataKey> { ["x"] = Key() }), new(0, 1))), StringComparison.Ordinal);
        Assert.Contains("is of run", Message<ArgumentException>(() => files.AddDatum(_composer.Start().Describe("s", Keys), new(0, 1))), StringComparison.Ordinal);
        foreach (var (indices, numbers) in new (StreamRange, StreamRange?)[] { (new(-1, 1), null), (new(2, 1), null), (new(0, 1), new(0, 1)), (new(0, 1), new(3, 2)) })
        {
            Message<ArgumentException>(() => files.AddDatum(stream, indices, numbers));
        }

        Assert.Equal(new StreamRange(3, 6), files.AddDatum(stream, new(2, 5)).SeqNums);
        Assert.Equal(Of(("s", 5), ("other", 0)), run.Stop().NumEvents);
    }

    [Fact]
    public void What_a_device_made_becomes_part_of_the_run()
    {
        var run = _composer.Start();
        var stream = run.Describe("s", Keys);
        var resource = new Resource { Uid = "r", RunStart = "another", Spec = "S", Root = "", ResourcePath = "p", ResourceKwargs = JsonObject.Empty };
        Assert.Equal(run.Uid, ((Resource)run.Add(resource)).RunStart);
        run.Add(new Datum { DatumId = "r/0", Resource = "r", DatumKwargs = JsonObject.Empty });
        Assert.Equal(run.Uid, ((StreamResource)run.Add(new StreamResource { Uid = "f", DataKey = "camera", Mimetype = "m", Uri = "u", Parameters = JsonObject.Empty })).RunStart);
        var made = new StreamDatum { Uid = "f/0", StreamResource = "f", Descriptor = "", Indices = new(4, 6), SeqNums = default };
        var datum = stream.Add(made, new(1, 3));
        Assert.Equal((stream.Descriptor.Uid, new StreamRange(4, 6), new StreamRange(1, 3)), (datum.Descriptor, datum.Indices, datum.SeqNums));
        Assert.Equal(1, stream.NextSeqNum);
        Message<ArgumentException>(() => stream.Add(made, new(0, 2)));
        Assert.Contains("expected a resource", Message<ArgumentException>(() => run.Add(datum)), StringComparison.Ordinal);
        Assert.Contains("path_semantics", Message<ArgumentException>(() => run.Add(resource with { PathSemantics = "amiga" })), StringComparison.Ordinal);
        Assert.Equal(Of(("s", 2)), run.Stop().NumEvents);
        AssertValid();
    }

    private void AssertValid()
    {
        var (checker, findings) = (new RunChecker(), new List<Finding>());
        foreach (var document in _sink.Documents)
        {
            DocumentSchema.Check(document.Name, document.ToJson(), findings);
            checker.Check(document, findings);
        }

        Assert.Empty(findings);
    }
}
