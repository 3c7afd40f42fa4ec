namespace Cerulean.Shape.Tests;

/// <summary>Inside a project a namespace is a folder, and the folders stand in an order.</summary>
public sealed class NamespaceTests
{
    private static readonly SourceFile Outer = File("Thing.cs", "namespace Cerulean.X;\npublic sealed record Thing;");
    private static readonly SourceFile A = File("A/InA.cs", "namespace Cerulean.X.A;\ninternal static class InA;");
    private static readonly SourceFile B = File("B/InB.cs", "using Cerulean.X.A;\nnamespace Cerulean.X.B;\npublic class InB { Thing t; }");

    [Fact]
    public void Namespaces_are_folders_without_a_circle() => Tree.AssertNone(Tree.Sources
        .GroupBy(file => file.Path.Split('/')[1])
        .SelectMany(project => new NamespaceRule(project.Key, project).Violations()));

    [Fact]
    public void Folders_may_use_the_root_and_one_file_composes() =>
        Assert.Empty(Violations(File("Compose.cs", "using Cerulean.X.B;\nnamespace Cerulean.X;\nclass Compose;")));

    [Theory]
    [InlineData("A/Other.cs", "namespace Cerulean.X;", "instead of Cerulean.X.A")]
    [InlineData("A/Other.cs", "enum Other;", "no namespace")]
    [InlineData("A/Deep/Other.cs", "namespace Cerulean.X.A.Deep;", "one level")]
    [InlineData("A/Other.cs", "using Cerulean.X.B;\nnamespace Cerulean.X.A;", "a circle")]
    [InlineData("A/Other.cs", "namespace Cerulean.X.A;\nclass Other { B.InB b; }", "a circle")]
    public void A_violation_is_found(string path, string text, string expected) =>
        Assert.Contains(Violations(File(path, text)), line => line.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void A_second_composing_file_is_found() => Assert.Equal(2, Violations(
        File("One.cs", "using static Cerulean.X.A.InA;\nnamespace Cerulean.X;"),
        File("Two.cs", "namespace Cerulean.X;\nclass Two { object o = new B.InB(); }")).Count());

    [Fact]
    public void A_comment_or_a_member_of_the_same_name_uses_nothing() => Assert.Empty(Violations(
        File("A/Other.cs", "namespace Cerulean.X.A;\n/// <see cref=\"Cerulean.X.B.InB\"/>\nclass Other { int i = this.B.InB + B.Count; }")));

    private static IEnumerable<string> Violations(params SourceFile[] more) =>
        new NamespaceRule("Cerulean.X", [Outer, A, B, .. more]).Violations();

    private static SourceFile File(string path, string text) => new($"src/Cerulean.X/{path}", text);
}
