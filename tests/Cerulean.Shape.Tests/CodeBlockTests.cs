namespace Cerulean.Shape.Tests;

/// <summary>Code that a page shows with the name of an example is a part of that example, which is compiled and run.</summary>
public sealed class CodeBlockTests
{
    private const string Language = "csharp ";

    [Fact]
    public void Code_of_pages_is_code_of_examples() => Tree.AssertNone(PageTests.Pages.SelectMany(page => Violations(page, Tree.Files)));

    [Theory]
    [InlineData("csharp examples/a.cs", "var x = 1;\nvar y = 2;", 0)]
    [InlineData("csharp examples/a.cs", "var x = 1;\nvar z = 2;", 1)]
    [InlineData("csharp examples/b.cs", "var x = 1;", 1)]
    [InlineData("csharp", "var anything = 1;", 0)]
    public void Code_that_no_example_has_is_found(string info, string body, int count) => Assert.Equal(
        count, Violations(new("a.md", $"```{info}\n{body}\n```\n"), [new("examples/a.cs", "var x = 1;\nvar y = 2;\n")]).Count());

    private static IEnumerable<string> Violations(SourceFile page, IReadOnlyList<SourceFile> files) =>
        from fence in ConsoleBlock.Fences(page)
        where fence.Info.StartsWith(Language, StringComparison.Ordinal)
        let path = fence.Info[Language.Length..]
        let text = files.FirstOrDefault(file => file.Path == path)?.Text ?? ""
        where !text.Contains(string.Join('\n', fence.Body), StringComparison.Ordinal)
        select $"{page.Path}:{fence.Line}: {path} does not have this code: show it as it is there.";
}
