using System.Runtime.CompilerServices;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class RunRouterTests
{
    private readonly Dictionary<string, RecordingSink> _sinks = [];
    private readonly RunRouter _router;

    public RunRouterTests() => _router = new RunRouter(start => _sinks[start.Uid] = new RecordingSink());

    private string[] Names(string run = "r") => Sample.Names(_sinks[run].Documents);

    private string Refusal(Document document) => Assert.Throws<InvalidOperationException>(() => _router.Accept(document)).Message;

    [Fact]
    public void Each_run_gets_its_own_documents_in_order_and_shared_ones() => Runs.AllInterleaved(documents =>
    {
        var received = new Dictionary<string, RecordingSink>();
        var router = new RunRouter(start => received[start.Uid] = new RecordingSink());
        router.AcceptAll(documents);
        var expected = Parted(documents);
        Assert.Equal(expected.Count, received.Count);
        Assert.All(expected, run => Assert.Equal(run.Value, received[run.Key].Documents));
        Assert.Empty(router.OpenRuns);
    });

    // By the run that the checker tells, save resources that name no run: they and their datums go to all that are open.
    private static Dictionary<string, List<Document>> Parted(IEnumerable<Document> documents)
    {
        var (checker, runs, open, shared) = (new RunChecker(), new Dictionary<string, List<Document>>(), new List<string>(), new Dictionary<string, Resource>());
        foreach (var document in documents)
        {
            checker.Check(document, []);
            if (document is RunStart start)
            {
                open.Add(start.Uid);
                runs[start.Uid] = [];
            }

            if (document is Resource { RunStart: null } common) shared[common.Uid] = common;
            if (shared.GetValueOrDefault((document as Resource)?.Uid ?? (document as Datum)?.Resource ?? (document as DatumPage)?.Resource ?? "") is { } resource)
            {
                foreach (var run in open)
                {
                    if (!runs[run].Contains(resource)) runs[run].Add(resource);
                    if (document != resource) runs[run].Add(document);
                }
            }
            else
            {
                runs[checker.RunOf(document)!].Add(document);
            }

            if (document is RunStop stop) open.Remove(stop.RunStart);
        }

        return runs;
    }

    [DataTheory]
    [MemberData(nameof(Golden.Files), MemberType = typeof(Golden))]
    public void Golden_runs_as_pages_have_the_counts_of_the_field(string file)
    {
        var router = new RunRouter(start => new GranularSink(_sinks[start.Uid] = new RecordingSink(), Granularity.Pages));
        router.AcceptAll(Golden.Of(Golden.Lines(file)));
        var name = file[..file.IndexOf('.', StringComparison.Ordinal)] + ".expected.json";
        var expected = JsonText.Parse(File.ReadAllBytes(SharedData.Bluesky(name))).AsObject()["run_router"].AsObject();
        Assert.Equal(expected, JsonObject.Of([.. _sinks.Select(run => (run.Key, (JsonValue)Counts(run.Value)))]));
    }

    private static JsonObject Counts(RecordingSink sink) =>
        JsonObject.Of([.. sink.Documents.CountBy(document => document.Name.ToText()).Select(count => (count.Key, (JsonValue)count.Value))]);

    [Fact]
    public void What_names_nothing_known_is_refused_and_named()
    {
        Assert.Contains("event is of descriptor 'd', which is not known", Refusal(Sample.Row()), StringComparison.Ordinal);
        Assert.Contains("'d'", Refusal(Sample.Page("d", 1)), StringComparison.Ordinal);
        Assert.Contains("descriptor is of run 'r'", Refusal(Sample.Descriptor()), StringComparison.Ordinal);
        Assert.Contains("resource is of run 'r'", Refusal(Sample.Resource()), StringComparison.Ordinal);
        Assert.Contains("stream_resource is of run 'r'", Refusal(Sample.StreamResource()), StringComparison.Ordinal);
        Assert.Contains("stop is of run 'r'", Refusal(Sample.Stop()), StringComparison.Ordinal);
        Assert.Contains("datum is of resource 'q'", Refusal(Sample.Datum()), StringComparison.Ordinal);
        Assert.Contains("datum_page is of resource 'q'", Refusal(Sample.DatumPage("q", 1)), StringComparison.Ordinal);
        Assert.Contains("stream_datum is of resource 's'", Refusal(Sample.StreamDatum()), StringComparison.Ordinal);
        _router.AcceptAll(Sample.Start(), Sample.StreamResource());
        Assert.Contains("stream_datum is of descriptor 'd'", Refusal(Sample.StreamDatum()), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => _router.Accept(null!));
    }

    [Fact]
    public void A_start_or_descriptor_comes_once()
    {
        _router.AcceptAll(Sample.Start(), Sample.Start("r2"), Sample.Descriptor());
        Assert.Contains("start 'r' comes a second time", Refusal(Sample.Start()), StringComparison.Ordinal);
        Assert.Contains("descriptor 'd' comes a second time", Refusal(Sample.Descriptor()), StringComparison.Ordinal);
        Assert.Contains("descriptor 'd' comes a second time", Refusal(Sample.Descriptor("d", "r2")), StringComparison.Ordinal);
        Assert.Equal(["start", "descriptor"], Names());
    }

    [Fact]
    public void After_its_stop_a_run_is_not_known()
    {
        _router.AcceptAll([.. Sample.Run, Sample.Start("r2"), Sample.Descriptor("d2", "r2"), Sample.Row("d2")]);
        Assert.Equal(["r2"], _router.OpenRuns);
        Assert.Contains("'d'", Refusal(Sample.Row()), StringComparison.Ordinal);
        Assert.Contains("'q'", Refusal(Sample.Datum()), StringComparison.Ordinal);
        Assert.Contains("'r'", Refusal(Sample.Stop()), StringComparison.Ordinal);
        _router.AcceptAll(Sample.Run);
        Assert.Equal(Sample.Run, _sinks["r"].Documents);
    }

    [Fact]
    public void Uids_that_are_equal_but_not_the_same_object_are_found()
    {
        _router.AcceptAll(Sample.Start(), Sample.Descriptor(), Sample.Start("r2"), Sample.Descriptor("d2", "r2"));
        foreach (var descriptor in new[] { "d", "d", "d2", "d", "d2", "d2" }) _router.Accept(Sample.Row(new string(descriptor)));
        Assert.Equal((5, 5), (_sinks["r"].Documents.Count, _sinks["r2"].Documents.Count));
    }

    [Fact]
    public void A_run_without_a_sink_is_followed_all_the_same()
    {
        var router = new RunRouter(_ => null);
        router.AcceptAll(Sample.Run);
        Assert.Throws<InvalidOperationException>(() => router.Accept(Sample.Row()));
    }

    [Fact]
    public void A_resource_that_names_no_run_goes_to_all_open_ones_and_with_a_datum_to_later_ones()
    {
        _router.AcceptAll(Sample.Start("a"), Sample.Start("b"), Sample.Resource("q", null), Sample.Datum(), Sample.Start("c"), Sample.Stop("a"), Sample.Start("d"));
        Assert.Equal(["start", "resource", "datum", "stop"], Names("a"));
        Assert.Equal(["start"], Names("c"));
        _router.AcceptAll(Sample.DatumPage("q", 1), Sample.Datum("q", 2));
        Assert.Equal(["start", "resource", "datum", "datum_page", "datum"], Names("b"));
        Assert.Equal(["start", "resource", "datum_page", "datum"], Names("c"));
        Assert.Equal(Names("c"), Names("d"));
    }

    [Fact]
    public void A_resource_that_names_no_run_may_come_before_the_start()
    {
        _router.AcceptAll(Sample.Resource("q", null), Sample.StreamResource("s", null));
        Assert.Contains("'q'", Refusal(Sample.Datum()), StringComparison.Ordinal);
        _router.AcceptAll(Sample.Start(), Sample.Descriptor(), Sample.Datum(), Sample.StreamDatum(), Sample.Stop(), Sample.Start("r2"), Sample.Datum());
        Assert.Equal(["start", "descriptor", "resource", "datum", "stream_resource", "stream_datum", "stop"], Names());
        Assert.Equal(["start", "resource", "datum"], Names("r2"));
    }

    [Fact]
    public void Ten_thousand_resources_that_name_no_run_are_remembered()
    {
        for (var i = 0; i <= 10_000; i++) _router.Accept(Sample.Resource($"q{i}", null));
        _router.AcceptAll(Sample.Start(), Sample.Datum("q1"), Sample.Datum("q10000"));
        Assert.Contains("'q0'", Refusal(Sample.Datum("q0")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_that_comes_again_in_another_run_belongs_to_both()
    {
        _router.AcceptAll(Sample.Start("a"), Sample.Start("b"), Sample.Resource("q", "a"), Sample.Resource("q", "b"), Sample.Resource("q", "b"), Sample.Datum());
        Assert.Equal(["start", "resource", "datum"], Names("a"));
        Assert.Equal(["start", "resource", "resource", "datum"], Names("b"));
        _router.AcceptAll(Sample.Stop("b"), Sample.Datum("q", 1));
        Assert.Equal(["start", "resource", "datum", "datum"], Names("a"));
    }

    [Fact]
    public void A_sink_that_joins_at_a_descriptor_is_sent_what_it_missed()
    {
        var (run, primary) = (new RecordingSink(), new RecordingSink());
        var router = new RunRouter(_ => run, (start, descriptor) => start.Uid == "r" && descriptor.Stream == "primary" ? primary : null);
        router.AcceptAll(
            Sample.Start(), Sample.Descriptor("b", "r", "baseline"), Sample.Resource(), Sample.Row("b"), Sample.Descriptor(), Sample.Datum(),
            Sample.Row(), Sample.Row("b", 2), Sample.StreamResource(), Sample.StreamDatum(), Sample.Stop());
        Assert.Equal(
            ["start", "descriptor", "resource", "event", "descriptor", "datum", "event", "event", "stream_resource", "stream_datum", "stop"], Sample.Names(run.Documents));
        Assert.Equal(["start", "descriptor", "resource", "datum", "event", "stream_resource", "stream_datum", "stop"], Sample.Names(primary.Documents));
        Assert.All(primary.Documents.OfType<Event>(), row => Assert.Equal("d", row.Descriptor));
    }

    [Fact]
    public void A_sink_joins_once_however_often_it_is_given()
    {
        var (run, further) = (new RecordingSink(), new RecordingSink());
        var router = new RunRouter(_ => run, (_, descriptor) => descriptor.Stream == "primary" ? further : run);
        router.AcceptAll(
            Sample.Start(), Sample.Descriptor(), Sample.Row(), Sample.Descriptor("d2"), Sample.Row("d2", 2), Sample.Descriptor("b", "r", "baseline"), Sample.Row("b"), Sample.Stop());
        Assert.Equal(["start", "descriptor", "event", "descriptor", "event", "descriptor", "event", "stop"], Sample.Names(run.Documents));
        Assert.Equal(["start", "descriptor", "event", "descriptor", "event", "stop"], Sample.Names(further.Documents));
    }

    [Fact]
    public void A_failing_sink_keeps_nothing_from_the_others_of_its_run()
    {
        var sink = new RecordingSink();
        var router = new RunRouter(_ => new FanOut(new FailingSink(), sink), (_, _) => new FailingSink());
        foreach (var document in Sample.Run) Assert.ThrowsAny<Exception>(() => router.Accept(document));
        Assert.Equal(Sample.Run, sink.Documents);
        Assert.Empty(router.OpenRuns);
    }

    [Fact]
    public void Nothing_of_a_run_is_kept_after_its_stop()
    {
        var router = new RunRouter(_ => new RecordingSink(), (_, _) => new RecordingSink());
        var documents = Forgotten(router);
        GC.Collect();
        Assert.All(documents, document => Assert.False(document.IsAlive));
        GC.KeepAlive(router);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Forgotten(RunRouter router)
    {
        var documents = Sample.Run;
        router.AcceptAll(documents);
        return [.. documents.Select(document => new WeakReference(document))];
    }

    [Fact]
    public void Routing_allocates_nothing()
    {
        var router = new RunRouter(_ => new FanOut());
        router.AcceptAll(Sample.Start(), Sample.Descriptor(), Sample.Start("r2"), Sample.Descriptor("d2", "r2"), Sample.Resource());
        Document[] documents = [Sample.Row(), Sample.Row("d2"), Sample.Page("d", 1), Sample.Datum()];
        router.AcceptAll(documents);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            foreach (var document in documents) router.Accept(document);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
