using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Assets.Tests;

public sealed class FillerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-fill-").FullName;
    private readonly List<string> _open = [];
    private readonly HandlerRegistry _handlers = new();

    public FillerTests() => _handlers.Register("S", (path, _) => new CountedHandler(path, _open));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_filled_event_holds_the_arrays_and_tells_their_datums()
    {
        using var filler = Filler();
        var row = Row("""{"a": "ra/3", "b": "rb/2", "x": 1.5}""", """{"a": false, "b": false}""");
        var filled = filler.Fill(row);
        Assert.Equal([3, 3, 3], filled.Data["a"].NdArrayOrNull!.AsSpan<byte>().ToArray());
        Assert.Equal([2, 2], filled.Data["b"].NdArrayOrNull!.AsSpan<byte>().ToArray());
        Assert.Equal(1.5, filled.Data["x"].AsDouble());
        Assert.Equal(JsonObject.Of(("a", "ra/3"), ("b", "rb/2")), filled.Filled);
        Assert.Equal("ra/3", row.Data["a"].AsString());
        Assert.Same(filled, filler.Fill(filled));
    }

    [Fact]
    public void Without_filled_the_descriptor_tells_what_is_external()
    {
        using var filler = Filler();
        foreach (var filled in (string?[])[null, "{}", """{"b": true}"""])
        {
            var row = filler.Fill(Row("""{"a": "ra/3", "b": "rb/2", "x": 1.5}""", filled));
            Assert.Equal("ra/3", row.Filled!["a"].AsString());
            Assert.Equal(filled?.Contains("true", StringComparison.Ordinal) == true, row.Data["b"].StringOrNull is not null);
        }
    }

    [Fact]
    public void Keys_are_included_or_excluded_but_not_both()
    {
        var row = Row("""{"a": "ra/3", "b": "rb/2", "x": 1.5}""", """{"a": false, "b": false}""");
        using var included = Filler(new FillerOptions { Include = new HashSet<string> { "a" } });
        using var excluded = Filler(new FillerOptions { Exclude = new HashSet<string> { "b" } });
        using var all = Filler();
        foreach (var filled in (Event[])[included.Fill(row), excluded.Fill(row), all.Fill(row, ["a"])])
        {
            Assert.Equal(JsonObject.Of(("a", "ra/3"), ("b", false)), filled.Filled);
            Assert.Equal("rb/2", filled.Data["b"].AsString());
        }

        Assert.Throws<ArgumentException>(() => new Filler(_handlers, new FillerOptions { Include = new HashSet<string>(), Exclude = new HashSet<string>() }));
    }

    [Fact]
    public void A_page_keeps_rows_that_are_filled_or_differ_as_they_are()
    {
        using var filler = Filler();
        var page = Paging.Pack(
            Row("""{"a": "ra/3", "b": "rb/2", "x": 1}""", """{"a": false, "b": false}"""),
            Row("""{"a": "ra/3", "b": "rb/3", "x": 2}""", """{"a": false, "b": false}"""),
            Row("""{"a": "ra/3", "b": [7], "x": 2}""", """{"a": false, "b": true}"""));
        var filled = filler.Fill(page);
        Assert.Equal([3, 3], Assert.IsType<ArrayColumn>(filled.Data["a"]).Array.Shape.ToArray());
        Assert.Equal(["[2]", "[3]", "[1]"], Enumerable.Range(0, 3).Select(row => $"[{string.Join(',', filled.Data["b"][row].NdArrayOrNull!.Shape.ToArray())}]"));
        Assert.Equal(["rb/2", "rb/3", true], Enumerable.Range(0, 3).Select(row => filled.Filled!["b"][row]));
    }

    [Fact]
    public void What_has_not_been_seen_is_named_with_and_without_filling()
    {
        using var filler = Filler();
        var check = new NoFiller();
        foreach (var document in Documents()) check.Accept(document);
        var good = Row("""{"a": "ra/3", "b": "rb/2", "x": 1}""", """{"a": false, "b": false}""");
        check.Accept(good);
        check.Accept(Paging.Pack(good));
        foreach (var (data, missing) in ((string, string)[])[("""{"a": "none/0", "b": "rb/2", "x": 1}""", "none/0"), ("""{"a": "lost/0", "b": "rb/2", "x": 1}""", "lost")])
        {
            var row = Row(data, """{"a": false, "b": false}""");
            foreach (var fill in (Action[])[() => filler.Fill(row), () => filler.Fill(Paging.Pack(row)), () => check.Accept(row), () => check.Accept(Paging.Pack(row))])
            {
                var error = Assert.Throws<AssetException>(fill);
                Assert.Equal(AssetFault.UnresolvedReference, error.Fault);
                Assert.Contains($"'{missing}'", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(AssetFault.UnresolvedReference, Assert.Throws<AssetException>(() => filler.Fill(good with { Descriptor = "other", Filled = null })).Fault);
    }

    [Fact]
    public void Files_stay_open_up_to_a_number_and_are_closed_with_the_filler()
    {
        var filler = Filler(new FillerOptions { OpenResources = 2 });
        foreach (var resource in (string[])["ra", "rb", "ra", "rc"])
        {
            filler.Read($"{resource}/3");
            Assert.InRange(_open.Count, 1, 2);
        }

        Assert.Equal(["ra", "rc"], _open);
        Assert.True(_handlers.Deregister("S"));
        Assert.Equal(3, filler.Read("ra/3").Size);
        Assert.Equal(AssetFault.UnknownFormat, Assert.Throws<AssetException>(() => filler.Read("rb/3")).Fault);
        filler.Dispose();
        Assert.Empty(_open);
        Assert.Throws<ObjectDisposedException>(() => filler.Read("ra/3"));
    }

    [Fact]
    public void Another_handler_needs_to_be_told_to_overwrite()
    {
        AssetHandlerFactory first = (path, _) => new CountedHandler(path, _open), second = (path, _) => new CountedHandler(path, []);
        _handlers.Register("T", first);
        _handlers.Register("T", first);
        Assert.Equal(AssetFault.DuplicateHandler, Assert.Throws<AssetException>(() => _handlers.Register("T", second)).Fault);
        _handlers.Register("T", second, overwrite: true);
        Assert.Same(second, _handlers.Find("T"));
    }

    [Fact]
    public void Reused_memory_is_one_block_for_each_field_and_lent_memory_is_filled_in_order()
    {
        using var filler = Filler();
        var row = Row("""{"a": "ra/3", "b": "rb/2", "x": 1}""", """{"a": false, "b": false}""");
        var memory = ArrayMemory.Reuse();
        var (first, second) = (filler.Fill(row, memory: memory), filler.Fill(row, memory: memory));
        Assert.Equal([3, 3, 3], second.Data["a"].NdArrayOrNull!.AsSpan<byte>().ToArray());
        Assert.True(first.Data["a"].NdArrayOrNull!.Data.Span.Overlaps(second.Data["a"].NdArrayOrNull!.Data.Span));
        var bytes = new byte[5];
        filler.Fill(row, memory: ArrayMemory.Lend(bytes));
        Assert.Equal([3, 3, 3, 2, 2], bytes);
        Assert.Throws<ArgumentException>(() => filler.Fill(row, memory: ArrayMemory.Lend(new byte[4])));
    }

    [Fact]
    public void A_file_that_comes_late_is_waited_for_with_growing_patience()
    {
        var clock = new HurriedClock(wait =>
        {
            if (wait == 4) WriteFrame();
        });
        using var filler = Npy(clock);
        Assert.Equal([1, 2, 3], filler.Read("n/0", ArrayMemory.Lend(new byte[6])).AsSpan<ushort>().ToArray());
        Assert.Equal([1, 2, 4, 8], clock.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Fact]
    public void A_file_that_does_not_come_is_told_with_its_path_and_the_rule_that_was_applied()
    {
        var clock = new HurriedClock();
        using var filler = Npy(clock, ("/old", _folder));
        var error = Assert.Throws<AssetException>(() => filler.Read("n/0"));
        Assert.Equal(11, clock.Waits.Count);
        Assert.Contains(Path.Combine(_folder, "sub", "n_0.npy"), error.Message, StringComparison.Ordinal);
        Assert.Contains($"/old={_folder}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Tried 12 times within 2.047 s", error.Message, StringComparison.Ordinal);
        using var impatient = new Filler(HandlerRegistry.BuiltIn(), new FillerOptions { Retries = [] });
        foreach (var document in NpyDocuments()) impatient.Accept(document);
        Assert.Contains("no root map was applied to '/old/sub'", Assert.Throws<AssetException>(() => impatient.Read("n/0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_counted_once_however_often_their_stream_datum_comes()
    {
        using var filler = new Filler(_handlers);
        for (var i = 0; i < 2; i++)
        {
            foreach (var document in StreamDocuments()) filler.Accept(document);
            Assert.Equal(10, filler.CountRows("d", "c"));
        }
    }

    [Fact]
    public void Arrays_that_are_not_as_declared_are_filled_in_and_told_once()
    {
        var notes = new List<string>();
        using var filler = Filler(new FillerOptions { Note = notes.Add });
        var row = Row("""{"a": "ra/3", "b": "rb/2", "x": 1}""", """{"a": false, "b": false}""");
        filler.Fill(row);
        Assert.Equal([2], filler.Fill(row).Data["b"].NdArrayOrNull!.Shape.ToArray());
        Assert.Equal("Field 'b' of stream 'primary': found |u1[2], the descriptor says array[3].", Assert.Single(notes));
    }

    private Filler Filler(FillerOptions? options = null)
    {
        var filler = new Filler(_handlers, options);
        foreach (var document in Documents()) filler.Accept(document);
        return filler;
    }

    private Filler Npy(TimeProvider clock, params (string Old, string New)[] roots)
    {
        var map = roots.Length == 0 ? [("/old", _folder)] : roots;
        var filler = new Filler(HandlerRegistry.BuiltIn(), new FillerOptions { Clock = clock, RootMap = new RootMap(map.Select(root => KeyValuePair.Create(root.Item1, root.Item2))) });
        foreach (var document in NpyDocuments()) filler.Accept(document);
        return filler;
    }

    private void WriteFrame()
    {
        using var stack = new NpyArrayWriter(Path.Combine(_folder, "sub")).Begin("n", DType.Parse("<u2"), [3]);
        stack.Append(NdArray.From<ushort>(1, 2, 3));
    }

    private static List<Document> NpyDocuments() => Golden.Of(
        """["start", {"uid": "run", "time": 1}]""",
        """["resource", {"uid": "n", "run_start": "run", "spec": "NPY_SEQ", "root": "/old/sub", "resource_path": "n", "resource_kwargs": {}, "path_semantics": "posix"}]""",
        """["datum", {"datum_id": "n/0", "resource": "n", "datum_kwargs": {"index": 0}}]""");

    private static List<Document> StreamDocuments() => Golden.Of(
    [
        """["start", {"uid": "run", "time": 1}]""",
        """["descriptor", {"uid": "d", "time": 1, "run_start": "run", "name": "primary", "data_keys": {"c": {"source": "s", "dtype": "array", "shape": [3], "external": "STREAM:"} } }]""",
        .. ((string[])["ca", "cb"]).SelectMany((uid, i) => (string[])
        [
            $$"""["stream_resource", {"uid": "{{uid}}", "data_key": "c", "mimetype": "x", "uri": "file://localhost/{{uid}}", "parameters": {} }]""",
            $$"""["stream_datum", {"uid": "{{uid}}/0", "stream_resource": "{{uid}}", "descriptor": "d", "indices": {"start": 0, "stop": 5}, "seq_nums": {"start": {{1 + (5 * i)}}, "stop": {{6 + (5 * i)}} } }]""",
        ]),
    ]);

    private static List<Document> Documents() => Golden.Of(
    [
        """["start", {"uid": "run", "time": 1}]""",
        """["descriptor", {"uid": "d", "time": 1, "run_start": "run", "name": "primary", "data_keys": {"a": {"source": "s", "dtype": "array", "shape": [3], "external": "FILESTORE:"}, "b": {"source": "s", "dtype": "array", "shape": [3], "external": "FILESTORE:"}, "x": {"source": "s", "dtype": "number", "shape": []}}}]""",
        .. ((string[])["ra", "rb", "rc"]).SelectMany(uid => (string[])
        [
            $$"""["resource", {"uid": "{{uid}}", "spec": "S", "root": "/", "resource_path": "{{uid}}", "resource_kwargs": {} }]""",
            $$"""["datum_page", {"datum_id": ["{{uid}}/2", "{{uid}}/3"], "resource": "{{uid}}", "datum_kwargs": {"value": [2, 3]} }]""",
        ]),
        """["datum", {"datum_id": "lost/0", "resource": "lost", "datum_kwargs": {}}]""",
    ]);

    private static Event Row(string data, string? filled) => (Event)Golden.Of(
        $$"""["event", {"uid": "e", "time": 2, "descriptor": "d", "seq_num": 1, "data": {{data}}, "timestamps": {"a": 2, "b": 2, "x": 2}{{(filled is null ? "" : $", \"filled\": {filled}")}} }]""")[0];
}
