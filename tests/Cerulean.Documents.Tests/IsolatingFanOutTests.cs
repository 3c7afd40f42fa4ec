using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class IsolatingFanOutTests
{
    private readonly List<SinkException> _reports = [];
    private readonly RecordingSink _sink = new();
    private readonly IsolatingFanOut _fanOut;

    public IsolatingFanOutTests() => _fanOut = new IsolatingFanOut(_reports.Add);

    [Fact]
    public void All_sinks_get_all_documents_in_the_order_of_the_sinks()
    {
        var order = new List<string>();
        _fanOut.AddCritical("a", new Calls(order, "a")).AddBestEffort("b", new Calls(order, "b")).AddCritical("c", new Calls(order, "c"));
        _fanOut.AcceptAll(Sample.Start(), Sample.Stop());
        Assert.Equal(["a", "b", "c", "a", "b", "c"], order);
        Assert.Empty(_reports);
    }

    [Fact]
    public void A_best_effort_sink_that_fails_is_reported_once_and_left_out()
    {
        var page = new FailingSink("connection lost");
        _fanOut.AddBestEffort("page", page).AddBestEffort("fit", new FailingSink()).AddCritical("store", _sink);
        _fanOut.AcceptAll(Sample.Run);
        Assert.Equal(Sample.Run, _sink.Documents);
        Assert.Equal(1, page.Calls);
        Assert.Equal(["page", "fit"], _reports.Select(report => report.Sink));
        Assert.All(_reports, report => Assert.Equal(Sample.Start(), report.Document));
        Assert.Equal("The sink 'page' failed at a document start: connection lost", _reports[0].Message);
        Assert.IsType<IOException>(_reports[0].InnerException);
    }

    [Fact]
    public void A_critical_sink_that_fails_throws_with_its_name_after_all_have_had_the_document()
    {
        var store = new FailingSink();
        _fanOut.AddCritical("store", store).AddCritical("file", _sink).AddBestEffort("page", new FailingSink());
        var error = Assert.Throws<SinkException>(() => _fanOut.Accept(Sample.Row()));
        Assert.Equal(("store", Sample.Row(), "disk full"), (error.Sink, error.Document, error.InnerException!.Message));
        Assert.Equal("page", Assert.Single(_reports).Sink);
        Assert.Throws<SinkException>(() => _fanOut.Accept(Sample.Stop()));
        Assert.Equal(["event", "stop"], Sample.Names(_sink.Documents));
        Assert.Equal(2, store.Calls);
    }

    [Fact]
    public void Several_critical_sinks_that_fail_are_all_named()
    {
        _fanOut.AddCritical("store", new FailingSink()).AddCritical("file", new FailingSink());
        var error = Assert.Throws<AggregateException>(() => _fanOut.Accept(Sample.Row()));
        Assert.Equal(["store", "file"], error.InnerExceptions.Cast<SinkException>().Select(each => each.Sink));
    }

    private sealed class Calls(List<string> order, string name) : IDocumentSink
    {
        public void Accept(Document document) => order.Add(name);
    }
}
