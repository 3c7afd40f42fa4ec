using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Schemas.Tests;

/// <summary>What the established validators said of real and of spoiled documents.</summary>
public sealed class GoldenVerdictTests
{
    // Keywords whose place is told by the fault alone; for anyOf the established validator stops at the value, we go on into it.
    private static readonly string[] Exact = ["type", "enum", "required", "additionalProperties", "pattern"];

    [DataFact]
    public void Spoiled_documents_are_rejected_in_the_same_place()
    {
        var wrong = Cases("invalid").SelectMany(Disagreements).ToArray();

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [DataFact]
    public void Odd_documents_are_accepted()
    {
        var wrong = Cases("valid").Select(entry => (entry, Findings: Check(entry))).Where(pair => pair.Findings.Count > 0)
            .Select(pair => $"{pair.entry["label"]}: {pair.Findings[0]}").ToArray();

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [DataFact]
    public void Real_documents_are_accepted_and_stay_as_they_are()
    {
        var files = Directory.GetFiles(SharedData.Bluesky(""), "*.jsonl");
        foreach (var line in files.SelectMany(File.ReadLines))
        {
            var envelope = JsonText.Parse(line);
            var name = SampleDocuments.Name(envelope[0].AsString());
            var findings = new List<Finding>();
            Assert.True(DocumentSchema.Check(name, envelope[1], findings), string.Join('\n', findings));
            Assert.Same(envelope[1].AsObject(), DocumentSchema.Normalize(name, envelope[1]).AsObject());
        }

        Assert.NotEmpty(files);
    }

    private static IEnumerable<string> Disagreements(JsonObject entry)
    {
        var findings = Check(entry);
        var error = entry["error"].AsObject();
        var place = Place(error["instance_path"]);
        var isExact = Exact.Contains(error["keyword"].AsString());
        if (findings.Count == 0) yield return $"{entry["label"]}: accepted";
        else if (!findings.Exists(finding => isExact ? finding.Path == place : finding.Path!.StartsWith(place, StringComparison.Ordinal)))
            yield return $"{entry["label"]}: {findings[0]}, not at {place}";
    }

    private static List<Finding> Check(JsonObject entry)
    {
        var findings = new List<Finding>();
        var passes = DocumentSchema.Check(SampleDocuments.Name(entry["type"].AsString()), entry["doc"], findings);
        Assert.Equal(passes, findings.Count == 0);
        return findings;
    }

    private static string Place(JsonValue path) =>
        "$" + string.Concat(Enumerable.Range(0, path.Count).Select(i => path[i].StringOrNull is { } name ? $".{name}" : $"[{path[i]}]"));

    private static IEnumerable<JsonObject> Cases(string verdict)
    {
        var cases = JsonText.Parse(File.ReadAllBytes(SharedData.Bluesky("invalid.json"))).AsObject()[verdict];
        Assert.NotEqual(0, cases.Count);
        return Enumerable.Range(0, cases.Count).Select(i => cases[i].AsObject());
    }
}
