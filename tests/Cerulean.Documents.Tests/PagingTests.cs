using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class PagingTests
{
    private static Event Row(int seqNum, string data = "{\"x\":1.5}", string? timestamps = null, string? filled = null, string descriptor = "d") => new()
    {
        Uid = $"e{seqNum}",
        Time = seqNum,
        Descriptor = descriptor,
        SeqNum = seqNum,
        Data = JsonText.Parse(data).AsObject(),
        Timestamps = JsonText.Parse(timestamps ?? "{\"x\":2.0}").AsObject(),
        Filled = filled is null ? null : JsonText.Parse(filled).AsObject(),
    };

    private static Datum Piece(int n, string kwargs = "{\"i\":1}", string resource = "r") =>
        new() { DatumId = $"{resource}/{n}", Resource = resource, DatumKwargs = JsonText.Parse(kwargs).AsObject() };

    private static EventPage[] Pages(IEnumerable<Document> documents) =>
        [.. documents.Select(document => document as EventPage ?? (document is Event row ? Paging.Pack(row) : null)).OfType<EventPage>()];

    private static Event[] Unpacked(IEnumerable<EventPage> pages) => [.. pages.SelectMany(Paging.Unpack)];

    private static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    [Fact]
    public void Packed_events_come_back() => Runs.All(documents =>
    {
        var events = documents.OfType<Event>().ToArray();
        for (var size = 1; size < 5; size++)
        {
            var pages = Paging.PackAll(events, size).ToArray();
            Assert.All(pages, page => Assert.InRange(page.Count, 1, size));
            Assert.Equal(events, Unpacked(pages));
        }
    });

    [Fact]
    public void Packed_datums_come_back() => Runs.All(documents =>
    {
        var datums = documents.OfType<Datum>().ToArray();
        Assert.Equal(datums, Paging.PackAll(datums, 3).SelectMany(Paging.Unpack));
        var pages = documents.OfType<DatumPage>().ToArray();
        Assert.Equal(pages.SelectMany(Paging.Unpack), Paging.Rechunk(pages, 2).SelectMany(Paging.Unpack));
    });

    [Fact]
    public void Rechunk_neither_loses_nor_doubles_nor_reorders_a_row() => Runs.AllInterleaved(documents =>
    {
        var pages = Pages(documents);
        foreach (var rows in new[] { 1, 2, 3, 7, 100 })
        {
            var chunks = Paging.Rechunk(pages, rows).ToArray();
            Assert.Equal(Unpacked(pages), Unpacked(chunks));
            Assert.Equal(Unpacked(chunks), Unpacked(Paging.Rechunk(chunks, 4)));
        }
    });

    [Fact]
    public void Rechunk_fills_pages_until_the_descriptor_changes() => Runs.All(documents =>
    {
        foreach (var run in Pages(documents).GroupBy(page => page.Descriptor))
        {
            var chunks = Paging.Rechunk(run, 3).ToArray();
            Assert.All(chunks[..^1], chunk => Assert.Equal(3, chunk.Count));
            Assert.InRange(chunks[^1].Count, 1, 3);
        }
    });

    [Fact]
    public void Slices_of_a_page_merge_to_it() => Runs.All(documents =>
    {
        foreach (var page in documents.OfType<EventPage>())
        {
            for (var cut = 0; cut <= page.Count; cut++)
            {
                var merged = Paging.Merge(page.Slice(0, cut), page.Slice(cut, page.Count - cut));
                Assert.Equal(page.ToJson(), merged.ToJson());
            }
        }
    });

    [Fact]
    public void Key_order_may_differ_and_is_that_of_the_first()
    {
        var page = Paging.Pack(Row(1, "{\"x\":1,\"y\":2}", "{\"x\":1,\"y\":2}"), Row(2, "{\"y\":4,\"x\":3}", "{\"y\":4,\"x\":3}"));
        Assert.Equal("x, y", page.Data.Names.ToString());
        Assert.Equal([1, 3], page.Data["x"].AsSpan<long>().ToArray());
        Assert.Equal([2, 4], page.Timestamps["y"].AsSpan<long>().ToArray());
        var merged = Paging.Merge(page, Paging.Pack(Row(3, "{\"y\":6,\"x\":5}", "{\"y\":6,\"x\":5}")));
        Assert.Equal([1, 3, 5], merged.Data["x"].AsSpan<long>().ToArray());
    }

    [Fact]
    public void Missing_keys_are_an_error_that_names_event_and_key()
    {
        Assert.Contains("Event 'e2' (seq_num 2) lacks 'y'", Message(() => Paging.Pack(Row(1, "{\"x\":1,\"y\":2}"), Row(2, "{\"x\":1}"))), StringComparison.Ordinal);
        Assert.Contains("Event 'e2' (seq_num 2) has 'y'", Message(() => Paging.Pack(Row(1), Row(2, "{\"x\":1,\"y\":2}"))), StringComparison.Ordinal);
        Assert.Contains("lacks 'x', which the first one has, in timestamps", Message(() => Paging.Pack(Row(1), Row(2, timestamps: "{}"))), StringComparison.Ordinal);
        Assert.Contains("'e2' (seq_num 2) has filled", Message(() => Paging.Pack(Row(1), Row(2, filled: "{}"))), StringComparison.Ordinal);
        Assert.Contains("'e2' (seq_num 2) has no filled", Message(() => Paging.Pack(Row(1, filled: "{}"), Row(2))), StringComparison.Ordinal);
        Assert.Contains("has 'x', which the first one lacks, in filled", Message(() => Paging.Pack(Row(1, filled: "{}"), Row(2, filled: "{\"x\":false}"))), StringComparison.Ordinal);
        Assert.Contains("Datum 'r/1' lacks 'i'", Message(() => Paging.Pack(Piece(0), Piece(1, "{}"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Descriptors_and_resources_are_never_mixed()
    {
        Assert.Contains("descriptor 'b'", Message(() => Paging.Pack(Row(1), Row(2, descriptor: "b"))), StringComparison.Ordinal);
        Assert.Contains("descriptor 'b'", Message(() => Paging.Merge(Paging.Pack(Row(1)), Paging.Pack(Row(2, descriptor: "b")))), StringComparison.Ordinal);
        Assert.Contains("resource 's'", Message(() => Paging.Pack(Piece(0), Piece(0, resource: "s"))), StringComparison.Ordinal);
        Assert.Contains("resource 's'", Message(() => Paging.Merge(Paging.Pack(Piece(0)), Paging.Pack(Piece(0, resource: "s")))), StringComparison.Ordinal);
        Assert.Contains("has filled", Message(() => Paging.Merge(Paging.Pack(Row(1)), Paging.Pack(Row(2, filled: "{}")))), StringComparison.Ordinal);
        Event[] rows = [Row(1), Row(2, descriptor: "b"), Row(3, descriptor: "b"), Row(4)];
        Assert.Equal([1, 2, 1], Paging.PackAll(rows, 5).Select(page => page.Count));
        Assert.Equal([1, 2, 1], Paging.Rechunk(rows.Select(row => Paging.Pack(row)), 5).Select(page => page.Count));
        Assert.Equal([1, 1], Paging.Rechunk([Paging.Pack(Piece(0)), Paging.Pack(Piece(0, resource: "s"))], 5).Select(page => page.Count));
    }

    [Fact]
    public void A_change_of_keys_begins_a_new_page()
    {
        Event[] rows = [Row(1), Row(2, "{\"x\":1.5,\"y\":1}"), Row(3, filled: "{}"), Row(4, filled: "{\"x\":true}")];
        Assert.Equal([1, 1, 1, 1], Paging.PackAll(rows, 5).Select(page => page.Count));
        Assert.Equal(rows, Unpacked(Paging.Rechunk(rows.Select(row => Paging.Pack(row)), 5)));
    }

    [Fact]
    public void Nothing_is_no_page()
    {
        Assert.Throws<ArgumentException>(() => Paging.Pack(ReadOnlySpan<Event>.Empty));
        Assert.Throws<ArgumentException>(() => Paging.Pack(ReadOnlySpan<Datum>.Empty));
        Assert.Throws<ArgumentException>(() => Paging.Merge(ReadOnlySpan<EventPage>.Empty));
        Assert.Empty(Paging.PackAll(Array.Empty<Event>(), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paging.PackAll(Array.Empty<Event>(), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paging.Rechunk(Array.Empty<EventPage>(), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paging.Rechunk(Array.Empty<DatumPage>(), -1));
    }

    [Fact]
    public void Pages_without_rows_change_nothing()
    {
        var page = Paging.Pack(Row(1), Row(2));
        var none = page.Slice(0, 0);
        Assert.Equal([2], Paging.Rechunk([none, page, none], 2).Select(chunk => chunk.Count));
        Assert.Equal(page, Paging.Merge(none, page, none));
        Assert.Equal(0, Paging.Merge(none, none).Count);
        Assert.Empty(Paging.Unpack(none));
    }

    [Fact]
    public void Columns_of_different_length_are_an_error()
    {
        var page = Paging.Pack(Row(1), Row(2));
        EventPage[] bad =
        [
            page with { Time = page.Time.Slice(0, 1) },
            page with { Uid = (StringColumn)page.Uid.Slice(0, 1) },
            page with { Data = page.Data.Slice(0, 1) },
            page with { Timestamps = page.Timestamps.Slice(0, 1) },
            page with { Filled = ColumnMap.Of(("x", Column.From(true))) },
        ];
        Assert.All(bad, one => Assert.Contains("has 1 rows, but 2 are expected", Message(() => Paging.Unpack(one)), StringComparison.Ordinal));
        Assert.All(bad, one => Message(() => _ = Paging.Rechunk([one], 3).ToArray()));
        Assert.All(bad, one => Message(() => Paging.Merge(one, one)));
        var datums = Paging.Pack(Piece(0), Piece(1));
        Message(() => Paging.Unpack(datums with { DatumKwargs = datums.DatumKwargs.Slice(0, 1) }));
    }

    [Fact]
    public void A_page_is_a_table()
    {
        var table = Assert.IsType<EventPage>(Assert.Single(Golden.Of(
            """["event_page",{"uid":["a","b"],"time":[1,1.5],"descriptor":"d","seq_num":[3,4],"data":{"x":[[1],[2,3]]},"timestamps":{"x":[1,1]}}]"""))).ToTable();
        Assert.Equal("seq_num, time, x", table.Columns.Names.ToString());
        Assert.Equal([3L, 4L], table["seq_num"].AsSpan<long>().ToArray());
        Assert.Equal(2, table.RowCount);
    }

    [Fact]
    public void A_time_that_is_an_integer_stays_one()
    {
        var row = Golden.Of("""["event",{"uid":"e","time":3,"descriptor":"d","seq_num":1,"data":{},"timestamps":{}}]""");
        Assert.Equal(row[0].ToJson(), Paging.Unpack(Paging.Pack((Event)row[0])).Single().ToJson());
        Assert.Equal(JsonKind.Integer, Paging.Unpack(Paging.Pack((Event)row[0])).Single().ToJson()["time"].Kind);
    }
}
