using System.Text;
using Cerulean.Documents;

namespace Cerulean.Store.Tests;

/// <summary>Opening a store, and what is wrong with its file.</summary>
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

    [Fact]
    public void A_damaged_old_version_is_named_and_the_new_one_is_served()
    {
        _file.Ingest(Samples.Scan("aaaaa"));
        _file.Store.UpdateStart("aaaaa", start => start with { Metadata = start.Metadata.With("plan_name", "count") });
        _file.Close();
        var bytes = File.ReadAllBytes(_file.Path);
        var at = bytes.AsSpan().IndexOf("update_start"u8);
        bytes[at] ^= 1;
        File.WriteAllBytes(_file.Path, bytes);
        Assert.Equal("count", _file.Find("aaaaa").Start.PlanName);
        Assert.Contains("revision 1 of a start of run aaaaa", Assert.Throws<StoreException>(() => _file.Find("aaaaa").Changes()).Message);
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
