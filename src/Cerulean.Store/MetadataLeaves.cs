using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>What an index keeps of a start or a stop: its scalars with their paths.</summary>
internal static class MetadataLeaves
{
    // Of a list; queries know that there are more.
    private const int MostElements = 100;

    /// <summary>All scalars, and empty objects and lists, of a start or a stop; the time of a start is in the list of runs already.</summary>
    public static List<(string Path, byte[] Key)> Of(Document document)
    {
        var leaves = new List<(string, byte[])>();
        var root = document.Name.ToText();
        foreach (var (name, value) in document.ToJson())
        {
            var budget = MostElements;
            if (document is not RunStart || name != "time") Add(leaves, $"{root}.{MetadataPath.Quoted(name)}", value, ref budget);
        }

        return leaves;
    }

    /// <summary>The path of the elements of a list.</summary>
    public static string Elements(string list) => list + "[]";

    private static void Add(List<(string Path, byte[] Key)> leaves, string path, JsonValue value, ref int budget)
    {
        if (MetadataKey.Of(value) is { } key) leaves.Add((path, MetadataKey.Shorten(key)));
        else if (value.ObjectOrNull is { } map)
        {
            foreach (var (name, member) in map) Add(leaves, $"{path}.{MetadataPath.Quoted(name)}", member, ref budget);
        }
        else AddElements(leaves, Elements(path), value, ref budget);
    }

    private static void AddElements(List<(string Path, byte[] Key)> leaves, string path, JsonValue list, ref int budget)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (--budget < 0)
            {
                leaves.Add((path, [MetadataKey.More]));
                return;
            }

            Add(leaves, path, list[i], ref budget);
        }
    }
}
