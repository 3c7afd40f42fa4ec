using System.Text.RegularExpressions;
using Cerulean.Tests;

namespace Cerulean.Shape.Tests;

/// <summary>What must not lie about: waits in tests, unfinished code, paths of somebody's machine, projects outside the build.</summary>
public sealed class StrayTests
{
    // Written so that this file does not hold what it looks for.
    private const string Wait = @"Thread\.(?:Sleep)|Task\.(?:Delay)\(";
    private const string Unfinished = "NotImplemented(?:Exception)|TO(?:DO)|FIX(?:ME)";
    private const string Machine = @"(?<![\w.~])/(?:home|work|Users|root)/(?:\w)|[A-Z]:\\(?:Users)";

    [Fact]
    public void Tests_do_not_wait_for_the_clock() => Tree.AssertNone(Hits(Tree.Under("tests/", ".cs"), Wait));

    [Fact]
    public void Sources_are_finished() => Tree.AssertNone(Hits(Tree.Under("src/", ""), Unfinished));

    [Fact]
    public void No_path_of_a_machine() => Tree.AssertNone(Hits(Tree.Files, Machine));

    [Fact]
    public void Every_project_is_locked() => Tree.AssertNone(Unlocked(Tree.Files));

    [Fact]
    public void Every_project_is_in_the_solution() =>
        Tree.AssertNone(Outside(Tree.Files, File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "Cerulean.slnx"))));

    [Theory]
    [InlineData(Wait, "Thread" + ".Sleep(1);")]
    [InlineData(Wait, "await Task" + ".Delay(5);")]
    [InlineData(Unfinished, "throw new NotImplemented" + "Exception();")]
    [InlineData(Unfinished, "// TO" + "DO")]
    [InlineData(Machine, "\"/home" + "/me/data\"")]
    [InlineData(Machine, "cd /work" + "/x")]
    public void A_stray_word_is_found_with_its_line(string pattern, string text) =>
        Assert.StartsWith("a.cs:2: ", Assert.Single(Hits([new("a.cs", "fine\n" + text)], pattern)), StringComparison.Ordinal);

    [Fact]
    public void A_path_below_a_folder_of_the_repository_is_no_machine_path() =>
        Assert.Empty(Hits([new("a.md", "see src/home/x and ~/work/y and https://x.org/home/z")], Machine));

    [Fact]
    public void A_project_without_lock_file_or_outside_the_solution_is_found()
    {
        SourceFile[] files = [new("src/A/A.csproj", ""), new("src/A/packages.lock.json", ""), new("src/B/B.csproj", "")];
        Assert.StartsWith("src/B/B.csproj", Assert.Single(Unlocked(files)), StringComparison.Ordinal);
        Assert.StartsWith("src/B/B.csproj", Assert.Single(Outside(files, "<Project Path=\"src/A/A.csproj\" />")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Hits(IEnumerable<SourceFile> files, string pattern) =>
        from file in files
        from line in file.Lines.Index()
        where Regex.IsMatch(line.Item, pattern)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}";

    private static IEnumerable<string> Unlocked(IReadOnlyList<SourceFile> files) => Projects(files)
        .Where(project => !files.Any(file => file.Path == project.Path[..^project.Name.Length] + "packages.lock.json"))
        .Select(project => $"{project.Path} has no packages.lock.json: restore it and commit the file.");

    private static IEnumerable<string> Outside(IReadOnlyList<SourceFile> files, string solution) => Projects(files)
        .Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
        .Select(project => $"{project.Path} is not in Cerulean.slnx.");

    private static IEnumerable<SourceFile> Projects(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Name.EndsWith(".csproj", StringComparison.Ordinal));
}
