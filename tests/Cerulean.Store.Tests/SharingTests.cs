using System.Collections.Concurrent;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Several threads and processes use one store at once.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly StoreFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_store_is_the_same_through_a_link()
    {
        using var ingest = _file.Store.BeginIngest();
        foreach (var document in Spilling("big")) ingest.Accept(document);
        var link = $"{Directory.CreateDirectory(_file.Path + "-links").FullName}/link.db";
        File.CreateSymbolicLink(link, _file.Path);
        using (var other = DocumentStore.Open(link))
        using (var second = other.BeginIngest())
        {
            foreach (var document in Samples.Scan("small")) second.Accept(document);
        }

        foreach (var document in Golden.Of(Samples.Stop("big"))) ingest.Accept(document);
        Assert.Equal(IngestStatus.Stored, Assert.Single(ingest.Outcomes).Status);
        Assert.Equal(4, _file.Find("big").Documents().Count());
        Assert.Equal(2, _file.Store.List().Count());
    }

    [Fact]
    public void A_link_may_be_there_before_its_store()
    {
        var link = _file.Path + "-link";
        File.CreateSymbolicLink(link, _file.Path);
        using (var store = DocumentStore.Open(link)) store.Accept(Samples.Scan("aaaaa")[0]);
        Assert.Equal("aaaaa", Assert.Single(_file.Store.List()).Uid);
    }

    [Fact]
    public void A_run_whose_stage_was_taken_away_is_not_called_stored()
    {
        using var ingest = _file.Store.BeginIngest();
        foreach (var document in Spilling("big")) ingest.Accept(document);
        foreach (var claim in Directory.GetFiles(Path.GetDirectoryName(_file.Path)!, "*-stage-*")) File.Delete(claim);
        using (var other = DocumentStore.Open(_file.Path))
        using (other.BeginIngest())
        {
            Assert.Empty(other.List());
        }

        var error = Assert.Throws<StoreException>(() => ingest.Accept(Golden.Of(Samples.Stop("big"))[0]));
        Assert.Contains("Ingest it again", error.Message);
        Assert.Empty(ingest.Outcomes);
    }

    [Fact]
    public void A_stage_has_another_name_where_its_own_is_taken_by_what_cannot_be_opened()
    {
        Directory.CreateDirectory($"{_file.Path}-stage-{Environment.ProcessId}-1");
        Assert.Equal(IngestStatus.Stored, Assert.Single(_file.Ingest([.. Spilling("big"), .. Golden.Of(Samples.Stop("big"))])).Status);
    }

    [Fact]
    public async Task A_run_is_found_also_while_a_longer_one_takes_its_place()
    {
        using var ended = new CancellationTokenSource();
        _file.Ingest(Samples.Scan("first", time: 1));
        var reading = Task.Run(() =>
        {
            while (!ended.IsCancellationRequested) Assert.NotNull(_file.Store.Find("-1"));
        });
        for (var i = 0; i < 400 && !reading.IsCompleted; i++)
        {
            var run = Samples.Scan($"run-{i}", time: 100 + i);
            _file.Ingest(run[..3], keepIncomplete: true);
            _file.Ingest(run);
        }

        await ended.CancelAsync();
        await reading;
    }

    [Fact]
    public void Threads_may_begin_one_run_at_once()
    {
        var failures = new ConcurrentQueue<Exception>();
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            try
            {
                for (var i = 0; i < 100; i++) _file.Store.Accept(Samples.Scan($"run-{i}")[0]);
            }
            catch (Exception error)
            {
                failures.Enqueue(error);
            }
        })).ToArray();
        Assert.Equal(0, _file.Store.Watermark);
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Empty(failures);
        _file.Store.Flush();
        Assert.Equal(100, _file.Store.List().Count());
    }

    [Fact]
    public void A_stage_of_a_process_that_has_ended_is_dropped_by_the_next()
    {
        var ingest = _file.Store.BeginIngest();
        foreach (var document in Spilling("big")) ingest.Accept(document);
        var claim = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_file.Path)!, "*-stage-*"));
        // The system takes the lock away from a process that ends; here the file goes.
        File.Delete(claim);
        _file.Ingest(Samples.Scan("next"));
        var size = new FileInfo(_file.Path).Length;
        for (var i = 0; i < 3; i++) _file.Ingest([.. Spilling($"again{i}"), .. Golden.Of(Samples.Stop($"again{i}"))]);
        Assert.Equal(["next", "again2", "again1", "again0"], _file.Store.List().Select(run => run.Uid));
        Assert.True(new FileInfo(_file.Path).Length < size + (4 * 16 << 20));
    }

    [Fact]
    public void An_ingest_without_an_end_leaves_no_file_behind()
    {
        using (var ingest = _file.Store.BeginIngest())
        {
            foreach (var document in Spilling("big")) ingest.Accept(document);
        }

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_file.Path)!, "*-stage-*"));
    }

    [Fact]
    public async Task Several_stores_write_one_file_at_once()
    {
        using var other = DocumentStore.Open(_file.Path);
        var runs = Enumerable.Range(0, 12).Select(i => Samples.Scan($"run-{i:00}", events: 200, time: i)).ToArray();
        await Task.WhenAll(runs.Select((run, i) => Task.Run(() =>
        {
            var store = i % 2 == 0 ? _file.Store : other;
            if (i % 3 == 0)
            {
                using var ingest = store.BeginIngest();
                foreach (var document in run) ingest.Accept(document);
                Assert.Equal(IngestStatus.Stored, Assert.Single(ingest.Outcomes).Status);
                return;
            }

            foreach (var document in run) store.Accept(document);
            store.Flush();
        })));
        foreach (var run in runs) StoreFile.AssertSame(run, other.Find(((RunStart)run[0]).Uid)!.Documents());
        Assert.Equal(runs.Sum(run => run.Count), new[] { _file.Store.Watermark, other.Watermark }.Max());
        Assert.Equal(12, other.List().Count());
    }

    [Fact]
    public void A_run_that_another_deletes_while_it_is_written_is_refused_alone()
    {
        var (gone, kept) = (Samples.Scan("aaaaa"), Samples.Scan("bbbbb"));
        foreach (var document in gone[..3].Concat(kept[..3])) _file.Store.Accept(document);
        _file.Store.Flush();
        using (var other = DocumentStore.Open(_file.Path)) other.Delete("aaaaa", "a test", evenOpen: true);
        Assert.Contains("was deleted", Assert.Throws<StoreException>(() => _file.Store.WaitFor(_file.Store.Append(gone[3]))).Message);
        Assert.Contains("was deleted", Assert.Throws<StoreException>(() => _file.Store.Accept(gone[4])).Message);
        foreach (var document in kept[3..]) _file.Store.WaitFor(_file.Store.Append(document));
        _file.Store.Flush();
        StoreFile.AssertSame(kept, _file.Find("bbbbb").Documents());
        Assert.Equal("bbbbb", Assert.Single(_file.Store.List()).Uid);
        Assert.Empty(_file.Store.Check());
    }

    [Fact]
    public void A_document_that_is_not_written_since_another_has_written_its_run_is_not_acknowledged()
    {
        var run = Samples.Scan("aaaaa");
        foreach (var document in run[..3]) _file.Store.Accept(document);
        _file.Store.Flush();
        using (var other = DocumentStore.Open(_file.Path))
        {
            foreach (var document in run) other.Accept(document);
        }

        Assert.Contains("another process", Assert.Throws<StoreException>(() => _file.Store.WaitFor(_file.Store.Append(run[3]))).Message);
        _file.Store.Flush();
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
    }

    [Fact]
    public void The_log_of_the_database_does_not_grow_with_a_live_run_nor_where_one_has_only_begun_again()
    {
        _file.Store.Accept(Samples.Scan("begun")[0]);
        _file.Close();
        _file.Store.Accept(Samples.Scan("begun")[0]);
        foreach (var document in Samples.Scan("aaaaa", events: 1500)) _file.Store.WaitFor(_file.Store.Append(document));
        Assert.True(new FileInfo(_file.Path + "-wal").Length < 70_000_000, $"The log has {new FileInfo(_file.Path + "-wal").Length} bytes.");
    }

    [Fact]
    public void A_run_that_is_being_staged_is_no_fault()
    {
        using var ingest = _file.Store.BeginIngest();
        foreach (var document in Spilling("big")) ingest.Accept(document);
        foreach (var document in Golden.Of(Samples.Event("big-d", 2, """{"x": 1}"""))) ingest.Accept(document);
        Assert.Empty(_file.Store.Check());
    }

    private static List<Document> Spilling(string uid) =>
        [.. Golden.Of($$"""["start", {"uid": "{{uid}}", "time": 1}]""", Samples.Descriptor(uid, $"{uid}-d", keys: "x")), Samples.Images($"{uid}-d", 16)];
}
