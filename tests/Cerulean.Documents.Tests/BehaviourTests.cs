using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

/// <summary>
/// What the established library does in small cases outside its schemas, one by one: here the same holds, or something better
/// (docs/explanations/decisions/0004-composing.md), or the case is of a part that is not built yet.
/// </summary>
public sealed partial class BehaviourTests
{
    /// <summary>How a case of the field stands here.</summary>
    private enum Here
    {
        /// <summary>The same value, or an error too.</summary>
        Holds,

        /// <summary>An error that says more, or an error where there is none.</summary>
        Better,
    }

    // Filling values in from files comes with Cerulean.Assets.
    private static readonly string[] Filling =
    [
        "filler.no_handler", "filler.unknown_datum", "filler.handler_io_error", "filler.inplace_missing", "filler.duplicate_handler", "filler.closed",
        "verify_filled.unfilled",
    ];

    // These have a test of their own, in the part they belong to.
    private static readonly string[] ToldApart = ["event.bad_type", "stream_datum.ids", "router.unknown_name"];

    private static Dictionary<string, (Here Here, Func<object?> Try)> Cases { get; } = new([.. Composing, .. Describing, .. Packing, .. Routing]);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [DataTheory]
    [MemberData(nameof(Names))]
    public void The_case_holds_or_is_better(string name)
    {
        var (here, attempt) = Cases[name];
        var there = Field()[name];
        var isError = there["result"].AsString() == "error";
        if (here == Here.Holds && !isError)
        {
            Assert.Equal(there["value"].AsString(), attempt());
            return;
        }

        var error = Assert.ThrowsAny<Exception>(() => _ = attempt());
        Assert.True(error is ArgumentException or InvalidOperationException, $"{error.GetType()} is no considered error.");
        if (here == Here.Better) Assert.DoesNotContain(there.GetOrNull("error_class").ToString(), new[] { "EventModelValidationError", "EventModelError", "ValidationError" });
    }

    [DataFact]
    public void Every_case_has_its_place() => Assert.Equal(Field().Keys.Order(), Cases.Keys.Concat(Filling).Concat(ToldApart).Order());

    private static Dictionary<string, JsonObject> Field()
    {
        var cases = JsonText.Parse(File.ReadAllBytes(SharedData.Bluesky("behaviour.json"))).AsObject()["cases"];
        return Enumerable.Range(0, cases.Count).Select(i => cases[i].AsObject()).ToDictionary(one => one["case"].AsString());
    }

    // Values as Python writes them, which is how the cases tell them.
    private static string List(params IEnumerable<object> values) => $"[{string.Join(", ", values)}]";

    private static string Texts(IEnumerable<string> values) => List(values.Order(StringComparer.Ordinal).Select(text => $"'{text}'"));

    private static string Map(JsonObject? map) => $"{{{string.Join(", ", map!.Select(member => $"'{member.Key}': {member.Value.Describe()}"))}}}";
}
