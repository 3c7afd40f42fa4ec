using Cerulean.Documents;
using Cerulean.Tests;
using SQLitePCL;

namespace Cerulean.Store.Tests;

/// <summary>Damage is named and found, free space is given back, and what may only be read can be read.</summary>
public sealed class UpkeepTests : IDisposable
{
    private readonly StoreFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_run_is_packed_in_the_background()
    {
        foreach (var document in Samples.Scan("aaaaa", events: 50))
        {
            _file.Store.Accept(document);
            _file.Store.Flush();
        }

        _file.Close();
        Assert.Equal((1, 0, 0), (_file.Store.Info.Pages, _file.Store.Info.LooseEvents, _file.Store.Info.ScatteredRuns));
        Assert.Null(_file.Store.CompactionFailure);
    }

    [Theory]
    [InlineData("update page_column set data = cast(zeroblob(length(data)) as blob) where id & 1048575 = 4 and id >> 20 = {0}", "column 'y'")]
    [InlineData("update page set rows = rows + 1 where id = {0}", "page")]
    [InlineData("delete from page_column where id & 1048575 = 4 and id >> 20 = {0}", "column 'y'")]
    public void A_damaged_page_is_named_and_found_and_the_rest_can_be_read(string damage, string named)
    {
        var run = TwoStreams();
        _file.Ingest(run);
        _file.Ingest(Samples.Scan("bbbbb"));
        _file.Close();
        var page = Scalar("select id from page where run = 1 and layout = 0");
        Execute(string.Format(null, damage, page));
        var error = Assert.ThrowsAny<StoreException>(() => ReadAnyhow("primary"));
        foreach (var word in (string[])["damaged", named, $"page {page}", "stream primary", "run aaaaa"]) Assert.Contains(word, error.Message);
        Assert.Equal(6, _file.Find("bbbbb").Documents().Count());
        var faults = _file.Store.Check().ToArray();
        Assert.Contains(faults, fault => (fault.Run, fault.Stream, fault.Page) == ("aaaaa", "primary", page));
        Assert.DoesNotContain(faults, fault => fault.Run == "bbbbb" || fault.Stream == "other");
        if (!named.StartsWith("column", StringComparison.Ordinal)) return;
        Assert.Equal(20, _file.Find("aaaaa").ReadTable("other").RowCount);
        Assert.Equal(20, _file.Find("aaaaa").ReadTable("primary", new TableOptions { Fields = ["x"] }).RowCount);

        void ReadAnyhow(string stream) => _file.Find("aaaaa").ReadTable(stream);
    }

    [Fact]
    public void A_damaged_document_is_named_and_found()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        _file.Ingest(Samples.Scan("bbbbb"));
        _file.Close();
        Execute("update document set body = cast(replace(body, 'success', 'failure') as blob) where run = 1");
        Assert.Contains("stop", Assert.ThrowsAny<StoreException>(() => _file.Find("aaaaa")).Message);
        var fault = Assert.Single(_file.Store.Check());
        Assert.Equal(("aaaaa", "the stop at place 5 is damaged"), (fault.Run, fault.Message));
        Assert.Equal("run aaaaa: the stop at place 5 is damaged", fault.ToString());
        Assert.Equal(6, _file.Find("bbbbb").Documents().Count());
    }

    [Fact]
    public void A_damaged_revision_is_found_and_the_document_can_be_read()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        var start = _file.Store.UpdateStart("aaaaa", start => start with { ScanId = 7 });
        _file.Close();
        Execute("update revision set body = cast(replace(body, 'scan', 'scam') as blob)");
        Assert.Equal("run aaaaa: revision 1 of a start is damaged", Assert.Single(_file.Store.Check()).ToString());
        Assert.Equal(start, _file.Find("aaaaa").Start);
    }

    [Fact]
    public void Every_page_of_the_file_that_is_overwritten_is_found_and_never_served()
    {
        var run = TwoStreams(events: 3000);
        _file.Ingest(run);
        _file.Ingest(Samples.Scan("bbbbb"));
        _file.Close();
        var whole = File.ReadAllBytes(_file.Path);
        const int PageBytes = 16384;
        for (var at = 2 * PageBytes; at < whole.Length; at += PageBytes)
        {
            var damaged = whole.ToArray();
            damaged.AsSpan(at + 1000, 8).Fill(0xa5);
            damaged.AsSpan(at + PageBytes - 3000, 8).Fill(0xa5);
            damaged.AsSpan(at, 8).Fill(0x05);
            File.WriteAllBytes(_file.Path, damaged);
            string[] faults;
            try
            {
                faults = [.. _file.Store.Check().Select(fault => fault.ToString())];
                if (TryRead("aaaaa") is { } read) StoreFile.AssertSame(run, read);
                if (TryRead("bbbbb") is { } other) StoreFile.AssertSame(Samples.Scan("bbbbb"), other);
            }
            catch (StoreException error)
            {
                faults = [error.Message];
            }

            _file.Close();
            Assert.True(faults.Length > 0, $"The damage of page {at / PageBytes + 1} is not found.");
        }
    }

    [Fact]
    public void Free_space_is_given_back()
    {
        foreach (var uid in (string[])["aaaaa", "bbbbb", "ccccc"])
        {
            _file.Ingest([.. Golden.Of($$"""["start", {"uid": "{{uid}}", "time": 1}]""", Samples.Descriptor(uid, "d", keys: "x")), Samples.Images("d", 4), .. Golden.Of(Samples.Stop(uid))]);
        }

        _file.Store.Delete("bbbbb", "a test");
        Assert.True(_file.Store.Info.FreeBytes > 4_000_000);
        var compaction = _file.Store.Compact();
        Assert.True(compaction.BytesAfter < compaction.BytesBefore - 4_000_000, compaction.ToString());
        Assert.Equal(0, _file.Store.Info.FreeBytes);
        Assert.Equal(4, _file.Find("ccccc").Documents().Count());
        Assert.Empty(_file.Store.Check());
        var info = _file.Store.Info;
        Assert.Equal((_file.Path, 4, 0, 2, 1, 8, 2, 2), (info.Place, info.Version, info.OpenRuns, info.ClosedRuns, info.DeletedRuns, info.Documents, info.Rows, info.Pages));
    }

    [Fact]
    public void A_store_of_before_can_be_made_smaller_too()
    {
        _file.Ingest(TwoStreams(events: 3000));
        _file.Store.Delete("aaaaa", "a test");
        _file.Ingest(Samples.Scan("bbbbb"));
        _file.Close();
        Execute("pragma auto_vacuum = 0; vacuum");
        Assert.Equal(0, Scalar("pragma auto_vacuum"));
        _file.Store.Compact();
        Assert.Equal(6, _file.Find("bbbbb").Documents().Count());
        _file.Close();
        Assert.Equal(2, Scalar("pragma auto_vacuum"));
    }

    private static List<Document> TwoStreams(int events = 20) => Golden.Of(
    [
        """["start", {"uid": "aaaaa", "time": 1}]""", Samples.Descriptor("aaaaa", "d"), Samples.Descriptor("aaaaa", "e", "other", "z"),
        .. Enumerable.Range(1, events).Select(i => Samples.Event("d", i, $$"""{"x": {{i}}, "y": {{i}}.5}""")),
        .. Enumerable.Range(1, events).Select(i => Samples.Event("e", i, $$"""{"z": {{i}} }""")),
        Samples.Stop("aaaaa"),
    ]);

    private Document[]? TryRead(string uid)
    {
        try
        {
            return _file.Store.Find(uid)?.Documents().ToArray();
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private void Execute(string sql) => With(database => Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, sql)));

    private long Scalar(string sql)
    {
        var value = 0L;
        With(database =>
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(database, sql, out var statement));
            using (statement)
            {
                Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
                value = raw.sqlite3_column_int64(statement, 0);
            }
        });
        return value;
    }

    private void With(Action<sqlite3> use)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(_file.Path, out var database));
        using (database) use(database);
    }
}
