using System.Text;
using Cerulean.Documents;

namespace Cerulean.Store.Tests;

/// <summary>Opening a store, and finding runs in it.</summary>
public sealed class DocumentStoreTests : IDisposable
{
    private readonly StoreFile _file = new();

    public void Dispose() => _file.Dispose();

    private string Beside(string name) => Path.Combine(Path.GetDirectoryName(_file.Path)!, name);

    [Fact]
    public void A_store_is_made_with_its_folder_and_is_empty()
    {
        var path = Beside(Path.Combine("new", "folder", "runs.db"));
        using var store = DocumentStore.Open(path);
        Assert.True(File.Exists(path));
        Assert.Empty(store.List());
        Assert.Null(store.Find("-1"));
        Assert.Equal(0, store.Watermark);
    }

    [Fact]
    public async Task Many_may_make_a_store_at_once()
    {
        var path = Beside("shared.db");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
        {
            using var store = DocumentStore.Open(path);
            foreach (var document in Samples.Scan($"run-{i}")) store.Accept(document);
        })));
        using var store = DocumentStore.Open(path);
        Assert.Equal(8, store.List().Count());
    }

    [Theory]
    [InlineData("This is a text, and long enough to be taken for the beginning of a database file, which it is not by any means.")]
    [InlineData("x")]
    public void A_file_that_is_no_database_is_named(string text)
    {
        var path = Beside("notes.txt");
        File.WriteAllText(path, text);
        var error = Assert.Throws<StoreException>(() => DocumentStore.Open(path));
        Assert.Contains(path, error.Message);
        Assert.Contains("not a database", error.Message);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_folder_is_no_store() => Assert.Contains("folder", Assert.Throws<StoreException>(() => DocumentStore.Open(Path.GetDirectoryName(_file.Path)!)).Message);

    [Fact]
    public void A_newer_store_and_a_strange_database_are_refused()
    {
        _ = _file.Store;
        _file.Close();
        Patch(60, [0, 0, 0, 99]); // user_version
        Assert.Contains("newer Cerulean", Assert.Throws<StoreException>(() => _file.Store).Message);
        Patch(68, [1, 2, 3, 4]); // application_id
        Assert.Contains("something else", Assert.Throws<StoreException>(() => _file.Store).Message);
    }

    [Fact]
    public void Damaged_data_are_named_and_not_served()
    {
        var run = Samples.Scan("aaaaa", events: 500);
        run.Insert(2, Cerulean.Tests.Golden.Of("""["stream_resource", {"uid": "stream_resource_uid", "run_start": "aaaaa", "data_key": "x", "mimetype": "m", "uri": "u", "parameters": {} }]""")[0]);
        _file.Ingest(run);
        _file.Close();
        Damage(BitConverter.GetBytes(99.5)); // a value of y
        var error = Assert.Throws<StoreException>(() => _file.Find("aaaaa").ReadTable());
        Assert.Contains(_file.Path, error.Message);
        Assert.Contains("damaged", error.Message);
        Assert.Equal(500, _file.Find("aaaaa").ReadTable(options: new TableOptions { Fields = ["x"] }).RowCount);
        Assert.Throws<StoreException>(() => _file.Find("aaaaa").Documents().Count());
        _file.Close();
        Damage(Encoding.UTF8.GetBytes("stream_resource_uid"));
        Assert.Contains("stream_resource", Assert.Throws<StoreException>(() => _file.Find("aaaaa").Documents(Granularity.Pages).Count()).Message);
    }

    [Theory]
    [InlineData("field_of_it", 5)] // the descriptor; data and timestamps of two layouts
    [InlineData("stream_of_it", 2)] // the descriptor, and the list of them; but for what only a listing shows
    [InlineData("uid_of_it", 2)]
    public void Damaged_names_are_told_and_not_served(string name, int places)
    {
        var run = Cerulean.Tests.Golden.Of(
            """["start", {"uid": "aaaaa", "time": 1}]""", Samples.Descriptor("aaaaa", "uid_of_it", "stream_of_it", "field_of_it y"),
            Samples.Event("uid_of_it", 1, """{"field_of_it": 1, "y": 2}""", "e1"), Samples.Event("uid_of_it", 2, """{"y": 2, "field_of_it": 1}""", "e2"), Samples.Stop("aaaaa"));
        _file.Ingest(run);
        _file.Close();
        var whole = File.ReadAllBytes(_file.Path);
        var told = 0;
        for (var at = 0; whole.AsSpan(at).IndexOf(Encoding.UTF8.GetBytes(name)) is >= 0 and var next; at++)
        {
            at += next;
            var damaged = whole.ToArray();
            damaged[at] ^= 1;
            File.WriteAllBytes(_file.Path, damaged);
            try
            {
                StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
                Assert.Equal(2, _file.Find("aaaaa").ReadTable("stream_of_it", new TableOptions { Fields = ["field_of_it"] }).RowCount);
            }
            catch (StoreException error)
            {
                Assert.Contains("is damaged", error.Message);
                told++;
            }

            _file.Close();
        }

        Assert.Equal(places, told);
    }

    [Fact]
    public void Runs_are_listed_newest_first_and_found_by_what_people_call_them()
    {
        (string Uid, double Time, int ScanId)[] runs = [("aaaaa-1", 50, 7), ("aaaaa-2", 70, 7), ("bbbbb-1", 60, 8), ("123456", 60, 9), ("ccccc", 10, 123456789)];
        foreach (var (uid, time, scanId) in runs) _file.Ingest(Samples.Scan(uid, time: time, scanId: scanId));
        Assert.Equal(["aaaaa-2", "123456", "bbbbb-1", "aaaaa-1", "ccccc"], _file.Store.List().Select(run => run.Uid));
        Assert.Equal("aaaaa-2", _file.Find("-1").Uid);
        Assert.Equal("ccccc", _file.Find("-5").Uid);
        Assert.Equal("aaaaa-2", _file.Find("7").Uid);
        Assert.Equal("bbbbb-1", _file.Find("bbbbb").Uid);
        Assert.Equal("aaaaa-1", _file.Find("aaaaa-1").Uid);
        Assert.Equal("123456", _file.Find("123456").Uid);
        Assert.Equal("123456", _file.Find("12345").Uid);
        Assert.Equal("ccccc", _file.Find("123456789").Uid);
        foreach (var none in (string[])["-6", "-0", "bbbb", "zzzzz", "", "-x", "99999"]) Assert.Null(_file.Store.Find(none));
        var error = Assert.Throws<AmbiguousRunException>(() => _file.Store.Find("aaaaa"));
        Assert.Equal(["aaaaa-1", "aaaaa-2"], error.Candidates);
        Assert.Contains("aaaaa-1, aaaaa-2", error.Message);
    }

    [Fact]
    public void A_summary_says_what_a_listing_shows()
    {
        _file.Ingest(Samples.Scan("aaaaa", events: 4, scanId: 3, time: 12.5));
        var summary = Assert.Single(_file.Store.List());
        Assert.Equal(("aaaaa", 3L, 12.5, "scan", ExitStatus.Success), (summary.Uid, summary.ScanId, summary.Time, summary.PlanName, summary.ExitStatus));
        Assert.Equal([KeyValuePair.Create("primary", 4L)], summary.Streams);
        Assert.Equal("success", _file.Find("-1").Stop!.ExitStatus.ToString().ToLowerInvariant());
    }

    [Fact]
    public void Empty_names_stay_names()
    {
        var run = Cerulean.Tests.Golden.Of(
            """["start", {"uid": "aaaaa", "time": 1, "plan_name": ""}]""", Samples.Descriptor("aaaaa", "d", stream: ""), Samples.Event("d", 1, """{"x": "", "y": 2}"""), Samples.Stop("aaaaa"));
        _file.Ingest(run);
        var summary = Assert.Single(_file.Store.List());
        Assert.Equal("", summary.PlanName);
        Assert.Equal([KeyValuePair.Create("", 1L)], summary.Streams);
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
        Assert.Equal(1, _file.Find("aaaaa").ReadTable("").RowCount);
    }

    [Fact]
    public void Too_many_columns_are_told_and_harm_no_other_run()
    {
        var names = Enumerable.Range(0, 1 << 19).Select(i => $"k{i}").ToArray();
        var values = JsonObject.Of([.. names.Select(name => (name, (JsonValue)1.5))]);
        var run = Samples.Scan("aaaaa")[..2];
        var key = ((EventDescriptor)run[1]).DataKeys["x"];
        run[1] = ((EventDescriptor)run[1]) with { DataKeys = new OrderedDictionary<string, DataKey>(names.Select(name => KeyValuePair.Create(name, key))) };
        run.Add(new Event { Uid = "e", Time = 1, Descriptor = "aaaaa-d", SeqNum = 1, Data = values, Timestamps = values });
        Assert.Contains("1048576 columns", Assert.Throws<StoreException>(() => _file.Ingest(run)).Message);
        Assert.Equal(IngestStatus.Stored, Assert.Single(_file.Ingest(Samples.Scan("bbbbb"))).Status);
        Assert.Equal("bbbbb", Assert.Single(_file.Store.List()).Uid);
    }

    [Fact]
    public void A_reader_keeps_its_view_while_others_write()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        using var documents = _file.Find("aaaaa").Documents().GetEnumerator();
        Assert.True(documents.MoveNext());
        _file.Ingest(Samples.Scan("bbbbb"));
        var rest = 1;
        while (documents.MoveNext()) rest++;
        Assert.Equal(6, rest);
    }

    [Fact]
    public void A_closed_store_says_so()
    {
        var store = _file.Store;
        _file.Close();
        Assert.Throws<ObjectDisposedException>(() => store.Accept(Samples.Scan("aaaaa")[0]));
        Assert.Throws<ObjectDisposedException>(() => store.Find("-1"));
    }

    private void Damage(byte[] bytes)
    {
        var at = File.ReadAllBytes(_file.Path).AsSpan().IndexOf(bytes);
        Assert.True(at > 0);
        Patch(at, [(byte)(bytes[0] ^ 1)]);
    }

    private void Patch(int at, byte[] bytes)
    {
        using var file = File.OpenWrite(_file.Path);
        file.Position = at;
        file.Write(bytes);
    }
}
