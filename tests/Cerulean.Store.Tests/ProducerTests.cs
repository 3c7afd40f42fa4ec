namespace Cerulean.Store.Tests;

/// <summary>Several producers, each of which waits for what it has sent.</summary>
public abstract class ProducerTests(bool inMemory) : Acceptance(inMemory)
{
    [Fact]
    public void A_producer_waits_for_its_own_document()
    {
        var last = 0L;
        foreach (var document in Samples.Scan("aaaaa", events: 50))
        {
            var place = _file.Store.Append(document);
            Assert.Equal(last + 1, place);
            last = place;
        }

        _file.Store.WaitFor(last);
        Assert.Equal(last, _file.Store.Durable);
        Assert.Equal(last, _file.Store.Watermark);
        Assert.Equal(last, _file.WithOther(other => other.Find("aaaaa")!.Documents().LongCount()));
    }

    [Fact]
    public void Producers_at_once_find_each_document_that_was_acknowledged()
    {
        Assert.Equal(0, _file.Store.Durable);
        var threads = Enumerable.Range(0, 8).Select(producer => new Thread(() =>
        {
            var run = Samples.Scan($"run-{producer}", events: 300);
            for (var i = 0; i < run.Count; i++)
            {
                var place = _file.Store.Append(run[i]);
                if (i % 64 != 63) continue;
                _file.Store.WaitFor(place);
                Assert.Equal(i + 1, _file.Find($"run-{producer}").Documents().Count());
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        _file.Store.Flush();
        for (var i = 0; i < 8; i++) StoreFile.AssertSame(Samples.Scan($"run-{i}", events: 300), _file.Find($"run-{i}").Documents());
        Assert.Equal(8 * 303, _file.Store.Info.Documents);
    }

    [Fact]
    public void A_second_stream_of_a_run_that_is_being_written_is_refused_and_harms_nothing()
    {
        var run = Samples.Scan("aaaaa");
        using var first = _file.Store.BeginLiveIngest();
        using var second = _file.Store.BeginLiveIngest();
        foreach (var document in run[..3]) first.Accept(document);
        foreach (var document in run) second.Accept(document);
        second.Finish();
        var refused = Assert.Single(second.Outcomes);
        Assert.Equal(IngestStatus.Rejected, refused.Status);
        Assert.Contains("another stream", refused.Message);
        foreach (var document in run[3..]) first.Accept(document);
        first.Finish();
        Assert.Equal(IngestStatus.Stored, Assert.Single(first.Outcomes).Status);
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
        using var third = _file.Store.BeginLiveIngest();
        foreach (var document in run) third.Accept(document);
        Assert.Equal(IngestStatus.Already, Assert.Single(third.Outcomes).Status);
    }
}
