using Cerulean.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Documents.Tests;

public sealed class BatchingSinkTests
{
    // Nothing takes that long; a test that would hang fails.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    // A sink whose gate is closed does not come back in any time.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    private readonly GatedSink _sink = new();

    private static Event[] Rows(int count) => [.. Enumerable.Range(1, count).Select(number => Sample.Row("d", number))];

    // Full of rows, of which the sink has the first in its hands.
    private static void Fill(BatchingSink queue, GatedSink sink, params Document[] documents)
    {
        queue.Accept(documents[0]);
        sink.WaitUntilItHasOne();
        queue.AcceptAll(documents[1..]);
    }

    [Fact]
    public void Whatever_is_accepted_arrives_in_order_by_the_end() => Prop.ForAll(
        Gen.Choose(1, 5).ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (capacity, count) =>
        {
            var (sink, rows) = (new RecordingSink(), Rows(count));
            using (var queue = BatchingSink.Blocking(sink, capacity)) queue.AcceptAll(rows);
            Assert.Equal(rows, sink.Documents);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Several_threads_lose_nothing()
    {
        var (sink, rows) = (new RecordingSink(), Rows(2000));
        using (var queue = BatchingSink.Blocking(sink, 3)) Parallel.ForEach(rows, queue.Accept);
        Assert.Equal(rows.Select(row => row.SeqNum), sink.Documents.Cast<Event>().Select(row => row.SeqNum).Order());
    }

    [Fact]
    public void The_queue_takes_no_more_than_its_capacity_and_then_waits()
    {
        var rows = Rows(4);
        using var queue = BatchingSink.Blocking(_sink, 3);
        Fill(queue, _sink, rows[..3]);
        Assert.Equal(3, queue.Lag);
        var fourth = new Caller(() => queue.Accept(rows[3]));
        fourth.UntilItWaits();
        Assert.Equal(3, queue.Lag);
        _sink.Open();
        Assert.Null(fourth.Error());
        queue.Flush();
        Assert.Equal(rows, _sink.Documents);
        Assert.Equal((0, 0, 0), (queue.Lag, queue.Dropped, queue.Spilled));
    }

    [Fact]
    public void What_does_not_fit_is_spilled_and_what_follows_goes_on()
    {
        var (rows, spill) = (Rows(6), new DurableSink());
        using (var queue = BatchingSink.Spilling(_sink, 2, spill))
        {
            Fill(queue, _sink, [.. rows[..4], Sample.Stop()]);
            Assert.Equal((2, 3), (queue.Lag, queue.Spilled));
            Assert.Equal([rows[2], rows[3], Sample.Stop()], spill.Documents);
            _sink.Open();
            queue.Flush();
            Assert.Equal(1, spill.Flushes);
            queue.AcceptAll(rows[4]);
        }

        Assert.Equal([rows[0], rows[1], rows[4]], _sink.Documents);
        Assert.Equal(2, spill.Flushes);
    }

    [Fact]
    public void Only_display_frames_are_dropped_and_they_are_counted()
    {
        using (var queue = BatchingSink.DroppingFrames(_sink, 8))
        {
            Fill(queue, _sink, Rows(8));
            queue.AcceptAll(Sample.Run);
            Assert.Equal((16, 2), (queue.Lag, queue.Dropped));
            _sink.Open();
        }

        Assert.Equal([.. Rows(8), .. Sample.Run.Where(document => document is not (Event or EventPage))], _sink.Documents);
    }

    [Fact]
    public async Task A_sink_that_drops_frames_is_given_up_when_it_has_no_room_for_other_documents_and_nobody_waits()
    {
        var queue = BatchingSink.DroppingFrames(_sink, 2, "display");
        Fill(queue, _sink, Sample.Start(), Sample.Descriptor(), Sample.Row(), Sample.Row());
        Assert.Equal((2, 2), (queue.Lag, queue.Dropped));
        Assert.False(queue.WhenFailed.IsCompleted);
        var error = Assert.Throws<SinkException>(() => queue.Accept(Sample.Stop()));
        Assert.Equal("The sink 'display' failed at a document stop: there is no room for it: 2 documents that must not be dropped are waiting already", error.Message);
        Assert.Throws<SinkException>(() => queue.Accept(Sample.Row()));
        Assert.Equal(error.Message, (await queue.WhenFailed).Message);
        queue.Dispose();
        _sink.Open();
        Assert.Equal(1, _sink.Calls);
    }

    [Fact]
    public void A_sink_that_drops_frames_holds_up_dispose_no_longer_than_its_timeout()
    {
        var queue = BatchingSink.DroppingFrames(_sink, 10, timeout: Short);
        Fill(queue, _sink, Rows(3));
        var error = Assert.Throws<SinkException>(queue.Dispose);
        Assert.Equal((Rows(1)[0], "it is not done after 0.02 seconds, and is given up"), (error.Document, error.InnerException!.Message));
        _sink.Open();
    }

    [Fact]
    public void A_sink_that_hangs_is_given_up_by_whoever_waits_for_room()
    {
        var queue = BatchingSink.Blocking(_sink, 2, timeout: Short);
        Fill(queue, _sink, Rows(2));
        var error = Assert.Throws<SinkException>(() => queue.Accept(Sample.Stop()));
        Assert.Equal((nameof(GatedSink), Rows(1)[0]), (error.Sink, error.Document));
        Assert.Throws<SinkException>(queue.Flush);
        queue.Dispose();
        _sink.Open();
    }

    [Fact]
    public void A_sink_that_is_slow_but_goes_on_is_not_given_up()
    {
        var sink = new SlowSink(TimeSpan.FromSeconds(0.3));
        using (var queue = BatchingSink.Blocking(sink, 100, timeout: TimeSpan.FromSeconds(1)))
        {
            queue.AcceptAll(Rows(4));
            queue.Flush();
        }

        Assert.Equal(Rows(4), sink.Documents);
    }

    [Fact]
    public async Task A_sink_may_dispose_of_its_own_queue()
    {
        BatchingSink? queue = null;
        var sink = new RecordingSink();
        var isDone = new TaskCompletionSource();
        var disposing = new ActionSink(document =>
        {
            if (document is RunStart) queue!.Dispose();
            sink.Accept(document);
            if (document is RunStop) isDone.SetResult();
        });
        var gate = new GatedSink();
        queue = BatchingSink.Blocking(new FanOut(gate, disposing), 10);
        Fill(queue, gate, Sample.Start(), Sample.Stop());
        gate.Open();
        await isDone.Task.WaitAsync(Long);
        Assert.Equal(["start", "stop"], Sample.Names(sink.Documents));
    }

    [Fact]
    public void Flush_hands_over_all_and_flushes_a_durable_sink()
    {
        var sink = new DurableSink();
        using (var queue = BatchingSink.Blocking(sink, 100))
        {
            Assert.Equal(0, queue.Watermark);
            queue.AcceptAll(Rows(5));
            queue.Flush();
            Assert.Equal((5, 5, 1, 0), (sink.Documents.Count, queue.Watermark, sink.Flushes, queue.Lag));
            queue.AcceptAll(Rows(1));
        }

        Assert.Equal((6, 6, 2), (sink.Documents.Count, sink.Watermark, sink.Flushes));
        using var plain = BatchingSink.Blocking(new RecordingSink(), 1);
        plain.Accept(Sample.Row());
        plain.Flush();
        Assert.Equal(0, plain.Watermark);
    }

    [Fact]
    public void A_failure_surfaces_with_the_next_call_and_all_later_ones()
    {
        var sink = new FailingSink();
        using var queue = BatchingSink.Blocking(sink, 10);
        queue.Accept(Sample.Row());
        var error = Assert.Throws<SinkException>(queue.Flush);
        Assert.Equal(("FailingSink", Sample.Row(), "disk full"), (error.Sink, error.Document, error.InnerException!.Message));
        Assert.Throws<SinkException>(() => queue.Accept(Sample.Stop()));
        Assert.Throws<SinkException>(queue.Flush);
        Assert.Equal(1, sink.Calls);
    }

    [Fact]
    public void A_failure_of_which_nobody_has_heard_surfaces_on_dispose()
    {
        var queue = BatchingSink.Blocking(new FailingSink(), 10);
        queue.AcceptAll(Sample.Row());
        Assert.IsType<IOException>(Assert.Throws<SinkException>(queue.Dispose).InnerException);
        queue.Dispose();
    }

    [Fact]
    public void A_failure_ends_the_wait_for_room()
    {
        _sink.FailsWhenOpen = true;
        using var queue = BatchingSink.Blocking(_sink, 1);
        Fill(queue, _sink, Sample.Row());
        var waiting = new Caller(() => queue.Accept(Sample.Stop()));
        waiting.UntilItWaits();
        _sink.Open();
        Assert.IsType<SinkException>(waiting.Error());
    }

    [Fact]
    public void Dispose_ends_the_wait_for_room_and_the_document_is_not_accepted()
    {
        var queue = BatchingSink.Blocking(_sink, 1);
        Fill(queue, _sink, Sample.Row());
        var waiting = new Caller(() => queue.Accept(Sample.Stop()));
        waiting.UntilItWaits();
        var disposing = new Caller(queue.Dispose);
        Assert.IsType<ObjectDisposedException>(waiting.Error());
        _sink.Open();
        Assert.Null(disposing.Error());
        Assert.Equal(["event"], Sample.Names(_sink.Documents));
    }

    [Fact]
    public void A_sink_that_cannot_flush_says_so_without_a_document()
    {
        using var queue = BatchingSink.Blocking(new DurableSink { CannotFlush = true }, 10);
        var error = Assert.Throws<SinkException>(queue.Flush);
        Assert.Equal((null, "The sink 'DurableSink' failed to flush: disk full"), (error.Document, error.Message));
    }

    [Fact]
    public void What_several_threads_spill_is_handed_over_one_after_another()
    {
        var (rows, spill) = (Rows(3), new GatedSink());
        using var queue = BatchingSink.Spilling(_sink, 1, spill);
        Fill(queue, _sink, rows[0]);
        var second = new Caller(() => queue.Accept(rows[1]));
        spill.WaitUntilItHasOne();
        var third = new Caller(() => queue.Accept(rows[2]));
        third.UntilItWaits();
        Assert.Equal(1, spill.Calls);
        spill.Open();
        _sink.Open();
        Assert.Null(second.Error());
        Assert.Null(third.Error());
        Assert.Equal(rows[1..], spill.Documents);
    }

    [Fact]
    public void Nothing_is_accepted_after_dispose()
    {
        var queue = BatchingSink.Blocking(_sink, 1);
        queue.Dispose();
        Assert.Throws<ObjectDisposedException>(() => queue.Accept(Sample.Row()));
        Assert.Throws<ObjectDisposedException>(queue.Flush);
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchingSink.Blocking(_sink, 0));
    }

    /// <summary>Calls on a thread of its own, so that the call may wait.</summary>
    private sealed class Caller
    {
        private readonly Thread _thread;
        private Exception? _error;

        public Caller(Action call)
        {
            _thread = new Thread(() => _error = Record.Exception(call)) { IsBackground = true };
            _thread.Start();
        }

        public void UntilItWaits() => Assert.True(SpinWait.SpinUntil(() => _thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Long));

        public Exception? Error()
        {
            Assert.True(_thread.Join(Long), "The call did not end.");
            return _error;
        }
    }

    /// <summary>Takes its first document in hand, and goes on when it is opened.</summary>
    private sealed class GatedSink : IDocumentSink
    {
        private readonly TaskCompletionSource _hasOne = new();
        private readonly TaskCompletionSource _isOpen = new();
        private int _calls;

        public List<Document> Documents { get; } = [];

        public bool FailsWhenOpen { get; set; }

        public int Calls => Volatile.Read(ref _calls);

        public void Open() => _isOpen.TrySetResult();

        public void WaitUntilItHasOne() => Assert.True(_hasOne.Task.Wait(Long));

        public void Accept(Document document)
        {
            Interlocked.Increment(ref _calls);
            _hasOne.TrySetResult();
            if (!_isOpen.Task.Wait(Long)) throw new TimeoutException("Nobody opened the gate.");
            if (FailsWhenOpen) throw new IOException("disk full");
            Documents.Add(document);
        }
    }

    private sealed class ActionSink(Action<Document> action) : IDocumentSink
    {
        public void Accept(Document document) => action(document);
    }

    /// <summary>Takes its time for each document.</summary>
    private sealed class SlowSink(TimeSpan duration) : IDocumentSink
    {
        private readonly TaskCompletionSource _never = new();

        public List<Document> Documents { get; } = [];

        public void Accept(Document document)
        {
            _never.Task.Wait(duration);
            Documents.Add(document);
        }
    }

    private sealed class DurableSink : IDurableSink
    {
        public List<Document> Documents { get; } = [];

        public int Flushes { get; private set; }

        public bool CannotFlush { get; init; }

        public long Watermark { get; private set; }

        public void Accept(Document document) => Documents.Add(document);

        public void Flush()
        {
            if (CannotFlush) throw new IOException("disk full");
            Flushes++;
            Watermark = Documents.Count;
        }
    }
}
