using System.IO.Compression;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

/// <summary>The objects of files as the established reader lists them: index, parent, depth, type, name, version, id, length, user, extended, only_subobjects, header_size, content_address.</summary>
internal static class ObjectLists
{
    /// <summary>All sample files that are there, within their folder.</summary>
    public static TheoryData<string> Files => SharedData.Folder is null ? [] :
        new(new[] { "iact", "simtel" }.SelectMany(folder => Directory.EnumerateFiles(SharedData.Cherenkov(folder)).Select(file => $"{folder}/{Path.GetFileName(file)}"))
            .Where(file => File.Exists(SharedData.Cherenkov($"objects/{Path.GetFileName(file)}.objects.csv.gz"))).Order());

    public static IEnumerable<string[]> Of(string file)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(SharedData.Cherenkov($"objects/{file}.objects.csv.gz")), CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { } line) yield return line.Split(',');
    }
}
