using System.Collections.Concurrent;
using Cerulean.Documents;
using SQLitePCL;

namespace Cerulean.Store.Tests;

public sealed class SharedMetadataTests : IDisposable
{
    private readonly StoreFile _file = new();

    private IRunMetadata Metadata => _file.Store.RunMetadata;

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Several_stores_of_one_file_never_give_a_number_twice()
    {
        using var other = DocumentStore.Open(_file.Path);
        using var third = DocumentStore.Open(_file.Path);
        var numbers = new ConcurrentBag<long>();
        var stores = new[] { _file.Store, other, third, other };
        var threads = stores.Select(store => new Thread(() =>
        {
            for (var i = 0; i < 25; i++) numbers.Add(Next(store));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), numbers.Order());
    }

    [Fact]
    public void A_store_of_version_2_is_opened_and_gets_what_it_lacks()
    {
        MakeVersion2();
        DocumentStore[] stores = [.. Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ => DocumentStore.Open(_file.Path))];
        Assert.Equal([1L, 2, 3, 4], stores.Select(Next));
        foreach (var store in stores) store.Dispose();
        StoreFile.AssertSame(Samples.Scan("aaaaa"), _file.Find("aaaaa").Documents());
        Assert.Equal(5, Next(_file.Store));
        Assert.Equal(["aaaaa"], _file.Store.Search(Query.Parse("plan_name = 'scan' and text 'success'")).Select(run => run.Uid));
    }

    [Fact]
    public void Metadata_that_were_damaged_are_named_and_not_served()
    {
        Metadata.Update(_ => JsonObject.Of(("operator", "Marietta")));
        _file.Close();
        Execute("update run_metadata set body = cast(replace(body, 'Marietta', 'Nobody') as blob)");
        var error = Assert.Throws<StoreException>(() => Metadata.Load());
        Assert.Contains("is damaged: the metadata of runs", error.Message);
    }

    [Fact]
    public void Pages_of_version_2_are_found_by_place_and_time()
    {
        MakeVersion2();
        var (run, events) = (_file.Find("aaaaa"), new EventSource(_file.Store));
        Assert.Equal([3L], events.TableChunk(run, "primary", 1, 2)["seq_num"].AsSpan<long>().ToArray());
        Assert.Equal([2L, 3L], events.Table(run, options: new TableOptions { Since = 102 })["seq_num"].AsSpan<long>().ToArray());
        StoreFile.AssertSame(Samples.Scan("aaaaa"), run.Documents());
    }

    [Theory]
    [InlineData(0, null)] // seq_nums
    [InlineData(1, null)] // times
    [InlineData(3, "x")]
    public void A_store_of_version_2_with_a_damaged_page_opens_and_the_damage_is_named(int place, string? field)
    {
        _file.Ingest(Samples.Scan("bbbbb"));
        MakeVersion2();
        Execute($"update page_column set data = zeroblob(length(data)) where id & 1048575 = {place} and id >> 20 = (select id from page where run = (select id from run where uid = 'aaaaa'))");
        StoreFile.AssertSame(Samples.Scan("bbbbb"), _file.Find("bbbbb").Documents());
        var options = new TableOptions { Since = 102, Fields = field is null ? null : [field] };
        Assert.Contains("damaged", Assert.Throws<StoreException>(() => _file.Find("aaaaa").ReadTable(options: options)).Message);
        Assert.Contains(_file.Store.Check(), fault => fault.Run == "aaaaa");
    }

    private static long Next(DocumentStore store) =>
        store.RunMetadata.Update(known => known.With("scan_id", known.GetOrNull("scan_id").TryGetInt64(out var last) ? last + 1 : 1))["scan_id"].AsInt64();

    // What versions 3 and 4 add.
    private void MakeVersion2()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        _file.Close();
        Execute("drop table run_metadata; drop table revision; drop table tombstone; drop index page_seq_num; drop index document_resource; drop table scattered; drop table metadata; drop table metadata_path; drop table metadata_text; "
            + "drop table seq_nums; drop index page_time; alter table page drop column min_time; alter table page drop column max_time; pragma user_version = 2");
        // Pages had a checksum without times: layout, ordinals, rows, seq_nums, units.
        Execute($"update page set crc = {Crc("0 2 4 3 1 3 0"u8)}");
    }

    private static uint Crc(ReadOnlySpan<byte> text)
    {
        var crc = ~0u;
        foreach (var letter in text) crc = System.Numerics.BitOperations.Crc32C(crc, letter);
        return ~crc;
    }

    private void Execute(string sql)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(_file.Path, out var database));
        using (database) Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, sql));
    }
}
