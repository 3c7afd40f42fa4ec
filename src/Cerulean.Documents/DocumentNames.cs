namespace Cerulean.Documents;

/// <summary>Document names and their spelling.</summary>
public static class DocumentNames
{
    private static readonly string[] Texts =
    [
        "start", "descriptor", "event", "event_page", "resource", "datum", "datum_page", "stream_resource", "stream_datum", "stop", "bulk_events", "bulk_datum",
    ];

    /// <summary>All names, in the order of <see cref="DocumentName"/>.</summary>
    public static IReadOnlyList<string> All => Texts;

    /// <summary>The spelling of a name.</summary>
    public static string ToText(this DocumentName name) => Texts[(int)name];

    /// <summary>Finds a name by its exact spelling.</summary>
    public static bool TryParse(string text, out DocumentName name)
    {
        var index = Array.IndexOf(Texts, text);
        name = (DocumentName)Math.Max(index, 0);
        return index >= 0;
    }
}
