using Cerulean.Assets.Compression;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Objects of the sample files.</summary>
internal static class RealObjects
{
    private const int Most = 20_000;

    /// <summary>The smallest object of each type and version, if it is not large.</summary>
    public static IEnumerable<(EventIOHeader Header, byte[] Content)> Small()
    {
        var smallest = new Dictionary<(int, int), (EventIOHeader Header, byte[] Content)>();
        foreach (var file in ObjectLists.Files)
        {
            using var reader = EventIOReader.Open(SharedData.Cherenkov(file));
            try
            {
                while (reader.MoveNext()) Gather(reader.ReadObject(), smallest);
            }
            catch (EventIOException error) when (error.IsTruncated)
            {
                // One of the files is cut off.
            }
        }

        return smallest.Values;
    }

    /// <summary>A file as it is uncompressed, without what is long and seldom read: history and histograms.</summary>
    public static byte[] WithoutHistory(string file)
    {
        const int LastHistory = 100;
        using var whole = new MemoryStream();
        using (var content = CompressedFile.OpenRead(SharedData.Cherenkov(file))) content.CopyTo(whole);
        whole.Position = 0;
        using var reader = new EventIOReader(whole, file);
        var kept = new List<byte>();
        foreach (var header in EventIOIndex.Read(reader).Headers.Where(header => header.Type > LastHistory))
            kept.AddRange(whole.GetBuffer().AsSpan((int)header.Address, (int)(header.End - header.Address)));
        return [.. kept];
    }

    private static void Gather(EventIOObject item, Dictionary<(int, int), (EventIOHeader Header, byte[] Content)> smallest)
    {
        if (item.Header.HasOnlySubObjects)
        {
            foreach (var inner in item) Gather(inner, smallest);
        }
        else if (item.Header.Length <= Most)
        {
            var key = (item.Header.Type, item.Header.Version);
            if (!smallest.TryGetValue(key, out var known) || item.Header.Length < known.Header.Length) smallest[key] = (item.Header, item.Content.ToArray());
        }
    }
}
