using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Tests;

/// <summary>Documents of texts and files, for tests.</summary>
internal static class Golden
{
    /// <summary>Documents of JSON lines; a line that is not good fails the test.</summary>
    public static List<Document> Of(params IEnumerable<string> lines)
    {
        var (reader, documents, findings) = (new DocumentReader(), new List<Document>(), new List<Finding>());
        foreach (var line in lines) reader.Read(System.Text.Encoding.UTF8.GetBytes(line), documents, findings);
        Assert.Empty(findings);
        return documents;
    }

    /// <summary>The lines of a golden file, whether it is compressed or not.</summary>
    public static string[] Lines(string file)
    {
        using Stream raw = File.OpenRead(SharedData.Bluesky(file));
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal)
            ? new System.IO.Compression.GZipStream(raw, System.IO.Compression.CompressionMode.Decompress)
            : raw);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Names of all golden files of documents; none where the sample data are absent.</summary>
    public static TheoryData<string> Files => SharedData.Folder is null
        ? ["absent"]
        : [.. Directory.GetFiles(SharedData.Bluesky("."), "*.jsonl*").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
