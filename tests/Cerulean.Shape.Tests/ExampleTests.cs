using Cerulean.Tests;

namespace Cerulean.Shape.Tests;

/// <summary>
/// Each single-file program of examples/ is run. One that reads the sample data gets their folder as its only argument,
/// and names it in its first lines: <c>// needs: data</c>.
/// </summary>
public sealed class ExampleTests
{
    private static readonly SourceFile[] Programs = [.. Tree.Under("examples/", ".cs")];

    [Fact]
    public void Examples_run() => Tree.AssertNone(Programs.Where(program => !NeedsData(program)).SelectMany(program => Run(program, "")));

    [DataFact]
    public void Examples_on_sample_data_run() => Tree.AssertNone(
        Programs.Where(NeedsData).SelectMany(program => Run(program, $"'{SharedData.Folder}'")));

    [Fact]
    public void An_example_that_is_not_there_is_found() =>
        Assert.Contains("exit 1", Assert.Single(Run(new("examples/Nowhere.cs", ""), "")), StringComparison.Ordinal);

    private static bool NeedsData(SourceFile program) => program.Text.Contains("// needs: data\n", StringComparison.Ordinal);

    private static IEnumerable<string> Run(SourceFile program, string arguments)
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-example-");
        var path = Path.Combine(SharedData.RepositoryRoot, program.Path);
        var (output, code) = ConsoleSession.Bash(folder.FullName, $"exec 2>&1\ndotnet run -c Release '{path}' -- {arguments}\n");
        folder.Delete(recursive: true);
        return code == 0 ? [] : [$"{program.Path}: exit {code}:\n{output}"];
    }
}
