namespace Cerulean.Tests;

/// <summary>Where the sample data of real facilities lie. They are not part of the repository; tests on them are skipped without.</summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The folder of the sample data, null where there is none.</summary>
    public static string? Folder { get; } = FindFolder();

    public static string Bluesky(string file) =>
        Path.Combine(Folder ?? throw new InvalidOperationException("Mark the test with [DataFact] or [DataTheory]."), "bluesky", file);

    public static string Cherenkov(string file) =>
        Path.Combine(Folder ?? throw new InvalidOperationException("Mark the test with [DataFact] or [DataTheory]."), "cherenkov", file);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Cerulean.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No Cerulean.slnx above {AppContext.BaseDirectory}.");
    }

    private static string? FindFolder()
    {
        var folder = Environment.GetEnvironmentVariable("CERULEAN_SHARED_DATA");
        if (string.IsNullOrEmpty(folder))
            folder = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", "data"));
        return Directory.Exists(folder) ? folder : null;
    }
}
