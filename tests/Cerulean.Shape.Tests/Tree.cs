using Cerulean.Tests;

namespace Cerulean.Shape.Tests;

/// <summary>A file of the repository: its path from the root, written with slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>The text files of the repository, without what a build makes.</summary>
internal static class Tree
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "node_modules", "TestResults"];
    private static readonly string[] Text =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".md", ".sql", ".sh", ".awk", ".txt", ".json", ".yml", ""];

    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Walk(SharedData.RepositoryRoot).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>The C# files of src.</summary>
    public static IEnumerable<SourceFile> Sources => Under("src/", ".cs");

    /// <summary>The project files of src.</summary>
    public static IEnumerable<SourceFile> Projects => Under("src/", ".csproj");

    public static IEnumerable<SourceFile> Under(string folder, string extension) => Files.Where(file =>
        file.Path.StartsWith(folder, StringComparison.Ordinal) && file.Path.EndsWith(extension, StringComparison.Ordinal));

    /// <summary>Fails with one violation on each line, so that all of them can be mended at once.</summary>
    public static void AssertNone(IEnumerable<string> violations) =>
        Assert.True(!violations.Any(), string.Join('\n', violations.Prepend("")));

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => Text.Contains(Path.GetExtension(path))))
            yield return new(Path.GetRelativePath(SharedData.RepositoryRoot, path), File.ReadAllText(path));
        foreach (var inner in Directory.EnumerateDirectories(folder))
            if (!Made.Contains(Path.GetFileName(inner)) && !Path.GetFileName(inner).StartsWith('.'))
                foreach (var file in Walk(inner))
                    yield return file;
    }
}
