namespace Cerulean.Documents.Tests;

public sealed class SingleRunRouterTests
{
    private readonly StreamNames _router = new();

    private static string Message(Action action) => Assert.Throws<InvalidOperationException>(action).Message;

    private sealed class StreamNames : SingleRunRouter
    {
        public List<string> Names { get; } = [];

        protected override void OnDescriptor(EventDescriptor descriptor) => Names.Add($"descriptor of {GetStreamName(descriptor.Uid)} in {GetStart().Uid}");

        protected override void OnEvent(Event row) => Names.Add($"{GetStreamName(row.Descriptor)} {row.SeqNum} of {GetDescriptor(row.Descriptor).Uid}");
    }

    [Fact]
    public void The_run_is_known_while_its_documents_come()
    {
        _router.AcceptAll(Sample.Run);
        Assert.Equal(["descriptor of primary in r", "primary 1 of d", "primary 2 of d", "primary 3 of d"], _router.Names);
    }

    [Fact]
    public void Asking_before_the_start_is_an_error()
    {
        Assert.Contains("StreamNames has had no start", Message(() => _router.GetStart()), StringComparison.Ordinal);
        Assert.Contains("no start", Message(() => _router.GetDescriptor("d")), StringComparison.Ordinal);
        Assert.Contains("no start", Message(() => _router.GetStreamName("d")), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Early => new()
    {
        { "descriptor", "no start" },
        { "resource", "no start" },
        { "datum", "no start" },
        { "event", "no start" },
        { "stop", "no start" },
    };

    [Theory]
    [MemberData(nameof(Early))]
    public void A_document_before_the_start_is_an_error(string name, string message) =>
        Assert.Contains(message, Message(() => _router.Accept(Sample.Run.First(document => document.Name.ToText() == name))), StringComparison.Ordinal);

    [Fact]
    public void A_document_of_another_run_is_an_error_that_names_both()
    {
        _router.AcceptAll(Sample.Start("mine"), Sample.Descriptor("d", "mine"));
        Document[] foreign =
        [
            Sample.Start("other"), Sample.Descriptor("e", "other"), Sample.Resource("q", "other"), Sample.StreamResource("s", "other"), Sample.Stop("other"),
            Sample.Row("other"), Sample.Page("other", 1), Sample.StreamDatum("s", "other"),
        ];
        Assert.All(foreign, document =>
        {
            var message = Message(() => _router.Accept(document));
            Assert.Contains("'mine'", message, StringComparison.Ordinal);
            Assert.Contains("'other'", message, StringComparison.Ordinal);
        });
        _router.AcceptAll(Sample.Row(), Sample.Resource("q", null), Sample.Stop("mine"));
        Assert.Equal("mine", _router.GetStart().Uid);
    }
}
