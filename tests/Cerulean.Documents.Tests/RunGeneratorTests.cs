using Cerulean.Documents.Schemas;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class RunGeneratorTests
{
    [Fact]
    public void Every_run_is_valid() => Runs.AllInterleaved(documents =>
    {
        var (checker, findings) = (new RunChecker(), new List<Finding>());
        foreach (var document in documents)
        {
            DocumentSchema.Check(document.Name, document.ToJson(), findings);
            checker.Check(document, findings);
        }

        checker.Finish(findings);
        Assert.DoesNotContain(findings, finding => !finding.IsNote);
    });

    [Fact]
    public void The_same_seed_gives_the_same_run_and_another_seed_another() => Runs.All(documents =>
    {
        var seed = documents.Count;
        Assert.Equal(RunGenerator.Run(seed).Select(document => document.ToJson()), RunGenerator.Run(seed).Select(document => document.ToJson()));
        Assert.NotEqual(RunGenerator.Run(seed)[0], RunGenerator.Run(seed + 1)[0]);
    });

    [Fact]
    public void Every_kind_of_document_and_column_occurs()
    {
        var documents = Enumerable.Range(0, 200).SelectMany(seed => RunGenerator.Run(seed, 30)).ToArray();
        Assert.Equal(10, documents.DistinctBy(document => document.Name).Count());
        var columns = documents.OfType<EventPage>().SelectMany(page => page.Data.Columns.ToArray()).ToArray();
        Assert.Equal(4, columns.DistinctBy(column => column.GetType()).Count());
    }
}
