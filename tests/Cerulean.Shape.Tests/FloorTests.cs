using System.Xml.Linq;

namespace Cerulean.Shape.Tests;

/// <summary>A project references lower floors only, never a neighbour; the lowest floor has no package.</summary>
public sealed class FloorTests
{
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Cerulean.Documents"] = 0,
        ["Cerulean.Assets"] = 1,
        ["Cerulean.Devices"] = 1,
        ["Cerulean.Transport"] = 1,
        ["Cerulean.Engine"] = 2,
        ["Cerulean.Store"] = 2,
        ["Cerulean.Cherenkov"] = 2,
        ["Cerulean.Server"] = 3,
        ["Cerulean.Cli"] = 4,
    };

    [Fact]
    public void Projects_reference_lower_floors_only() => Tree.AssertNone(Tree.Projects.SelectMany(Violations));

    [Theory]
    [InlineData("Cerulean.Transport", "<ProjectReference Include=\"../Cerulean.Devices/Cerulean.Devices.csproj\" />", "a neighbour or above")]
    [InlineData("Cerulean.Documents", "<ProjectReference Include=\"..\\Cerulean.Cli\\Cerulean.Cli.csproj\" />", "a neighbour or above")]
    [InlineData("Cerulean.Documents", "<PackageReference Include=\"Some.Package\" />", "no package")]
    [InlineData("Cerulean.Attic", "", "no floor")]
    [InlineData("Cerulean.Store", "<ProjectReference Include=\"../Cerulean.Attic/Cerulean.Attic.csproj\" />", "no floor")]
    public void A_violation_is_found(string project, string item, string expected) =>
        Assert.Contains(expected, Assert.Single(Violations(Project(project, item))), StringComparison.Ordinal);

    [Fact]
    public void A_lower_floor_is_no_violation() => Assert.Empty(Violations(
        Project("Cerulean.Store", "<ProjectReference Include=\"../Cerulean.Assets/Cerulean.Assets.csproj\" />")));

    private static SourceFile Project(string name, string item) =>
        new($"src/{name}/{name}.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>");

    private static IEnumerable<string> Violations(SourceFile file)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        if (!Floors.TryGetValue(name, out var floor))
        {
            yield return $"{name} is on no floor: give it one in FloorTests.";
            yield break;
        }

        var xml = XDocument.Parse(file.Text);
        foreach (var other in Included(xml, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))))
            if (!Floors.TryGetValue(other, out var below))
                yield return $"{name} references {other}, which is on no floor.";
            else if (below >= floor)
                yield return $"{name} (floor {floor}) references {other} (floor {below}): a neighbour or above.";
        foreach (var package in Included(xml, "PackageReference"))
            if (floor == 0)
                yield return $"{name} references {package}: floor 0 has no package.";
    }

    private static IEnumerable<string> Included(XDocument project, string item) =>
        project.Descendants(item).Select(element => (string)element.Attribute("Include")!);
}
