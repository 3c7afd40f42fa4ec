namespace Cerulean.Documents.Schemas.Tests;

/// <summary>
/// Small facts of the field's schemas. A line of a table is: verdict (+ accepted, - rejected), document, place, values of that place;
/// each value is tried for itself in a document that is good otherwise.
/// </summary>
public sealed class VerdictTests
{
    public static TheoryData<string, string, string, bool> Facts => Read(
        RunFacts.Start, RunFacts.Projections, RunFacts.Stop, DescriptorFacts.Document, DescriptorFacts.DataKeys, DescriptorFacts.Names, EventFacts.Events, EventFacts.Pages,
        EventFacts.Bulk, AssetFacts.Resources, AssetFacts.Streams);

    [Theory]
    [MemberData(nameof(Facts))]
    public void The_verdict_is_that_of_the_field(string document, string place, string value, bool isGood)
    {
        var findings = new List<Finding>();
        var json = SampleDocuments.With(document, place, value);

        Assert.Equal(isGood, DocumentSchema.Check(SampleDocuments.Name(document), json));
        Assert.Equal(isGood, DocumentSchema.Check(SampleDocuments.Name(document), json, findings));
        Assert.Equal(isGood, findings.Count == 0);
        Assert.All(findings, finding => Assert.Equal(document, finding.Name));
    }

    [Fact]
    public void Good_documents_of_all_kinds_pass() => Assert.All(DocumentNames.All, name => Assert.True(DocumentSchema.Check(SampleDocuments.Name(name), SampleDocuments.Of(name))));

    private static TheoryData<string, string, string, bool> Read(params string[] tables)
    {
        var facts = new TheoryData<string, string, string, bool>();
        foreach (var line in tables.SelectMany(table => table.Split('\n')))
        {
            var parts = line.Split(' ', 4);
            foreach (var value in parts[3].Split(" ; ")) facts.Add(parts[1], parts[2], value, parts[0] == "+");
        }

        return facts;
    }
}
