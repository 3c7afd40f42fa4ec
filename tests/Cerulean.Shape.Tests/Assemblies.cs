using System.Text.RegularExpressions;

namespace Cerulean.Shape.Tests;

/// <summary>The built assemblies of src. They lie beside the tests, because the command references every project.</summary>
internal static partial class Assemblies
{
    public static IReadOnlyList<string> All { get; } = [.. Tree.Projects.Select(Find)];

    private static string Find(SourceFile project)
    {
        var named = AssemblyName().Match(project.Text);
        var name = named.Success ? named.Groups[1].Value : Path.GetFileNameWithoutExtension(project.Name);
        var path = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        return File.Exists(path) ? path
            : throw new FileNotFoundException($"{project.Path} is not built with the tests: reference it from Cerulean.Cli.", path);
    }

    [GeneratedRegex("<AssemblyName>(.*)</AssemblyName>")]
    private static partial Regex AssemblyName();
}
