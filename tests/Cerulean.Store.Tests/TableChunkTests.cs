using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Parts of a table, by place, by seq_num and by time, are the same rows as those of the whole one.</summary>
public abstract class TableChunkTests(bool inMemory) : IDisposable
{
    private readonly StoreFile _file = new(inMemory);

    private EventSource Events => new(_file.Store);

    public void Dispose()
    {
        _file.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Parts_of_any_run_are_rows_of_its_table() => Runs.All(run =>
    {
        _file.Ingest(run);
        Check(_file.Find(((RunStart)run[0]).Uid), new Random(run.Count));
    });

    [Fact]
    public void Parts_of_a_live_run_are_rows_of_its_table() => Runs.All(run =>
    {
        var random = new Random(run.Count);
        var open = run.Take(random.Next(1, run.Count)).ToArray();
        foreach (var document in open)
        {
            _file.Store.Accept(document);
            if (random.Next(4) == 0) _file.Store.Flush();
        }

        _file.Store.Flush();
        Check(_file.Find(((RunStart)run[0]).Uid), random);
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(70_001, 3)]
    public void Gaps_and_rows_that_come_again_do_not_move_a_chunk(int step, int order)
    {
        // Several pages, of which the second overlaps the first, in both orders of coming.
        var pages = new[] { Page(0, 6000), Page(5900, 6000), Page(11_800, 100), Page(3, 2) }.ToList();
        if (order == 3) pages.Reverse();
        var descriptor = Samples.Descriptor("gaps", "d", keys: "x");
        _file.Ingest([.. Golden.Of(["""["start", {"uid": "gaps", "time": 1}]""", descriptor]), .. pages, .. Golden.Of(Samples.Stop("gaps"))]);
        var (run, random) = (_file.Find("gaps"), new Random(step));
        Assert.Equal(11_900, Events.Table(run).RowCount);
        Check(run, random);
        Assert.Equal(1 + (7000L * step), Events.TableChunk(run, "primary", 7000, 1)["seq_num"][0].AsInt64());

        EventPage Page(int first, int rows) => new()
        {
            Descriptor = "d",
            Uid = new StringColumn(Enumerable.Range(first, rows).Select(i => $"{first}-{i}").ToArray()),
            SeqNum = NdArray.From([.. Enumerable.Range(first, rows).Select(i => 1 + ((long)i * step))]),
            Time = Column.From([.. Enumerable.Range(first, rows).Select(i => 100.0 + i)]),
            Data = ColumnMap.Of(("x", Column.From([.. Enumerable.Range(first, rows).Select(i => (long)(first + i))]))),
            Timestamps = ColumnMap.Of(("x", Column.From([.. Enumerable.Range(first, rows).Select(i => 100.5 + i)]))),
        };
    }

    [Fact]
    public void Past_the_end_a_chunk_is_an_empty_table_with_all_columns()
    {
        _file.Ingest(Samples.Scan("aaaaa", events: 4));
        var run = _file.Find("aaaaa");
        foreach (var number in (long[])[2, 3, long.MaxValue])
        {
            var chunk = Events.TableChunk(run, "primary", number, 2, new TableOptions { Timestamps = true });
            Assert.Equal((0, "seq_num, time, x, y, ts_x, ts_y"), (chunk.RowCount, chunk.Columns.Names.ToString()));
        }

        Assert.Equal([2, 2], Events.TableChunks(run, "primary", 2).Select(chunk => chunk.RowCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => Events.TableChunk(run, "primary", -1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Events.TableChunk(run, "primary", 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Events.TableChunks(run, "primary", 0));
        Assert.Contains("no field 'z'", Assert.Throws<StoreException>(() => Events.TableChunks(run, "primary", 2, new TableOptions { Fields = ["z"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chunks_are_of_one_moment_though_the_run_grows()
    {
        var run = Samples.Scan("aaaaa", events: 40);
        foreach (var document in run.Take(22)) _file.Store.Accept(document);
        _file.Store.Flush();
        var rows = 0;
        foreach (var chunk in Events.TableChunks(_file.Find("aaaaa"), "primary", 6))
        {
            rows += chunk.RowCount;
            if (rows != 6) continue;
            foreach (var document in run.Skip(22)) _file.Store.Accept(document);
            _file.Store.Flush();
        }

        Assert.Equal(20, rows);
        Assert.Equal(40, Events.Table(_file.Find("aaaaa")).RowCount);
    }

    [Fact]
    public void Configurations_tell_from_which_row_they_hold()
    {
        _file.Ingest(Golden.Of(
            """["start", {"uid": "conf", "time": 1}]""",
            Configured("d", 1), Samples.Event("d", 1, """{"x": 1}"""), Samples.Event("d", 2, """{"x": 2}"""),
            Configured("e", 2), Samples.Event("e", 3, """{"x": 3}"""),
            Configured("f", 2), Samples.Event("f", 4, """{"x": 4}"""),
            Configured("g", 3), Samples.Event("g", 4, """{"x": 5}"""), Samples.Event("f", 5, """{"x": 6}"""),
            Samples.Stop("conf")));
        Assert.Equal(
            [(1L, "d", 1L), (3, "e", 2), (4, "g", 3), (5, "f", 2)],
            _file.Find("conf").Configurations().Select(part => (part.FromSeqNum, part.Descriptor, part.Configuration["cam"].AsObject()["data"].AsObject()["gain"].AsInt64())));

        static string Configured(string uid, int gain) =>
            $$"""["descriptor", {"uid": "{{uid}}", "time": 1, "run_start": "conf", "data_keys": {"x": {"source": "s", "dtype": "number", "shape": []} }, "configuration": {"cam": {"data": {"gain": {{gain}}}, "timestamps": {"gain": 1}, "data_keys": {"gain": {"source": "s", "dtype": "number", "shape": []} } } } } ]""";
    }

    private void Check(Run run, Random random)
    {
        foreach (var stream in run.StreamNames)
        {
            var options = new TableOptions { Timestamps = random.Next(2) == 0 };
            var whole = Events.Table(run, stream, options);
            var size = random.Next(1, Math.Max(2, whole.RowCount));
            var number = random.Next(0, 2 + (whole.RowCount / size));
            AssertRows(whole, Math.Min(number * size, whole.RowCount), size, Events.TableChunk(run, stream, number, size, options));
            var at = 0;
            foreach (var chunk in Events.TableChunks(run, stream, size, options)) AssertRows(whole, at, size, chunk, ref at);
            Assert.Equal(whole.RowCount, at);
            if (whole.RowCount > 0) CheckRanges(run, stream, whole, options, random);
        }
    }

    private void CheckRanges(Run run, string stream, Table whole, TableOptions options, Random random)
    {
        var numbers = whole["seq_num"].AsSpan<long>().ToArray();
        var range = new StreamRange(numbers[random.Next(numbers.Length)], numbers[random.Next(numbers.Length)] + random.Next(3));
        int[] kept = [.. Enumerable.Range(0, numbers.Length).Where(row => numbers[row] >= range.Start && numbers[row] < range.Stop)];
        AssertRows(whole, kept, Events.Table(run, stream, options with { SeqNums = range }));
        AssertRows(whole, [.. kept.Skip(2).Take(2)], Events.TableChunk(run, stream, 1, 2, options with { SeqNums = range }));
        if (whole["time"][0].IsNull) return;
        var times = Enumerable.Range(0, numbers.Length).Select(row => whole["time"][row].AsDouble()).ToArray();
        var (since, until) = (times[random.Next(times.Length)], times[random.Next(times.Length)]);
        int[] timely = [.. Enumerable.Range(0, numbers.Length).Where(row => times[row] >= since && times[row] < until)];
        AssertRows(whole, timely, Events.Table(run, stream, options with { Since = since, Until = until }));
        AssertRows(whole, [.. timely.Take(3)], Events.TableChunk(run, stream, 0, 3, options with { Since = since, Until = until }));
        AssertRows(whole, [.. timely.Intersect(kept)], Events.Table(run, stream, options with { SeqNums = range, Since = since, Until = until }));
    }

    private static void AssertRows(Table whole, int start, int size, Table part, ref int at)
    {
        AssertRows(whole, start, size, part);
        at += part.RowCount;
    }

    private static void AssertRows(Table whole, int start, int size, Table part) =>
        AssertRows(whole, [.. Enumerable.Range(start, Math.Min(size, whole.RowCount - start))], part);

    private static void AssertRows(Table whole, int[] rows, Table part)
    {
        Assert.Equal(rows.Length, part.RowCount);
        Assert.Equal(whole.Columns.Names.ToString(), part.Columns.Names.ToString());
        for (var column = 0; column < whole.Columns.Count; column++)
        {
            for (var row = 0; row < rows.Length; row++) Assert.Equal(whole.Columns.Columns[column][rows[row]], part.Columns.Columns[column][row]);
        }
    }
}
