using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed partial class BehaviourTests
{
    private static Dictionary<string, (Here Here, Func<object?> Try)> Routing => new()
    {
        ["single.two_starts"] = (Here.Holds, () => Sent(new OneRun(), Run().Start, Run("other").Start)),
        ["single.foreign_descriptor"] = (Here.Holds, () => Sent(new OneRun(), Run("other").Start, Stream().Descriptor)),
        ["single.get_start_before"] = (Here.Holds, () => new OneRun().GetStart()),
        ["runrouter.descriptor_unknown_run"] = (Here.Better, () => Sent(Router(), Stream().Descriptor)),
        ["runrouter.event_unknown"] = (Here.Better, () => Sent(Router(), Run().Start, Stream().Emit(One, One))),
        ["runrouter.start_twice"] = (Here.Holds, () => Sent(Router(), Run().Start, Run().Start)),
        ["runrouter.subfactory"] = (Here.Holds, OfSubfactory),
    };

    // router.unknown_name: there is no document of such a name to be routed.
    [Fact]
    public void An_unknown_name_makes_no_document()
    {
        var (documents, findings) = (new List<Document>(), new List<Finding>());
        Assert.False(DocumentReader.Read("mystery", JsonObject.Empty, documents, findings));
        Assert.Empty(documents);
        Assert.Contains("mystery", Assert.Single(findings).ToString(), StringComparison.Ordinal);
    }

    private static RunRouter Router() => new(_ => new RecordingSink());

    private static object? Sent(IDocumentSink sink, params ReadOnlySpan<Document> documents)
    {
        foreach (var document in documents) sink.Accept(document);
        return null;
    }

    private static string OfSubfactory()
    {
        var sink = new RecordingSink();
        var pages = new GranularSink(sink, Granularity.Pages);
        var run = new RunComposer(new RunRouter(_ => null, (_, descriptor) => descriptor.Stream == "primary" ? pages : null), new SteppingTime()).Start();
        var keys = new Dictionary<string, DataKey> { ["det"] = Key() };
        var (primary, other) = (run.Describe("primary", keys), run.Describe("other", keys));
        primary.Emit(One, One);
        other.Emit(One, One);
        run.Stop();
        return List(sink.Documents.Select(document => (object)$"'{document.Name.ToText()}'"));
    }

    private sealed class OneRun : SingleRunRouter;
}
