using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

/// <summary>What the established library does with routers, case by case.</summary>
public sealed class RoutingBehaviourTests
{
    private static readonly string[] Groups = ["router", "single", "runrouter"];

    // An error is the exception's message, with the uids that it must name.
    private static readonly Dictionary<string, Func<string>> Ours = new()
    {
        ["router.unknown_name"] = () => Read("mystery"),
        ["single.two_starts"] = () => Error(new OfOneRun(), "'a'", "'b'", Sample.Start("a"), Sample.Start("b")),
        ["single.foreign_descriptor"] = () => Error(new OfOneRun(), "'a'", "'b'", Sample.Start("a"), Sample.Descriptor("d", "b")),
        ["single.get_start_before"] = () => Error(() => new OfOneRun().GetStart(), "no start", "OfOneRun"),
        ["runrouter.descriptor_unknown_run"] = () => Error(new RunRouter(_ => new RecordingSink()), "'r'", "descriptor", Sample.Descriptor()),
        ["runrouter.event_unknown"] = () => Error(new RunRouter(_ => new RecordingSink()), "'d'", "event", Sample.Start(), Sample.Row()),
        ["runrouter.start_twice"] = () => Error(new RunRouter(_ => new RecordingSink()), "'r'", "second time", Sample.Start(), Sample.Start()),
        ["runrouter.subfactory"] = () =>
        {
            var sink = new RecordingSink();
            var pages = new GranularSink(sink, Granularity.Pages);
            var router = new RunRouter(_ => null, (_, descriptor) => descriptor.Stream == "primary" ? pages : null);
            router.AcceptAll(Sample.Start(), Sample.Descriptor("b", "r", "baseline"), Sample.Descriptor(), Sample.Row("b"), Sample.Row(), Sample.Stop());
            return $"['{string.Join("', '", Sample.Names(sink.Documents))}']";
        },
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            if (SharedData.Folder is null) return new() { { "absent", "" } };
            var cases = new TheoryData<string, string>();
            foreach (var item in JsonText.Parse(File.ReadAllBytes(SharedData.Bluesky("behaviour.json"))).AsObject()["cases"].ListOrNull!.Items)
            {
                var (name, result) = (item.AsObject()["case"].AsString(), item.AsObject().GetOrNull("value"));
                if (Groups.Contains(name.Split('.')[0])) cases.Add(name, result.StringOrNull ?? item.AsObject()["result"].AsString());
            }

            return cases;
        }
    }

    [DataTheory]
    [MemberData(nameof(Cases))]
    public void The_established_routers_and_ours_agree(string name, string expected) => Assert.Equal(expected, Ours[name]());

    private static string Read(string name)
    {
        var (documents, findings) = (new List<Document>(), new List<Finding>());
        if (DocumentReader.Read(name, JsonObject.Empty, documents, findings)) return "ok";
        Assert.Contains(name, Assert.Single(findings).ToString(), StringComparison.Ordinal);
        return "error";
    }

    private static string Error(IDocumentSink sink, string names, string andNames, params Document[] documents)
    {
        sink.AcceptAll(documents[..^1]);
        return Error(() => sink.Accept(documents[^1]), names, andNames);
    }

    private static string Error(Action action, string names, string andNames)
    {
        var message = Assert.Throws<InvalidOperationException>(action).Message;
        Assert.Contains(names, message, StringComparison.Ordinal);
        Assert.Contains(andNames, message, StringComparison.Ordinal);
        return "error";
    }

    private sealed class OfOneRun : SingleRunRouter;
}
