using System.IO.Compression;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

/// <summary>The objects of files as the established reader lists them: index, parent, depth, type, name, version, id, length, user, extended, only_subobjects, header_size, content_address.</summary>
internal static class ObjectLists
{
    public static IEnumerable<string[]> Of(string file)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(SharedData.Cherenkov($"objects/{file}.objects.csv.gz")), CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { } line) yield return line.Split(',');
    }
}
