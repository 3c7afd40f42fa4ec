using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>The names of the columns of a page, in order. In a stored page they stand behind seq_num, time and uid.</summary>
internal sealed record Layout(JsonKeys Data, JsonKeys Timestamps, JsonKeys? Filled)
{
    public const int SeqNum = 0;
    public const int Time = 1;
    public const int Uid = 2;
    public const int FirstData = 3;

    /// <summary>Place of the first column of timestamps.</summary>
    public int FirstTimestamp => FirstData + Data.Count;

    /// <summary>Place of the first column of filled.</summary>
    public int FirstFilled => FirstTimestamp + Timestamps.Count;

    public static Layout Of(Event row) => new(row.Data.Names, row.Timestamps.Names, row.Filled?.Names);

    public static Layout Of(EventPage page) => new(page.Data.Names, page.Timestamps.Names, page.Filled?.Names);

    /// <summary>True for an event or an event page with the same names; cheap where they share them.</summary>
    public bool Fits(Document rows) => rows is Event row
        ? Fits(row.Data.Names, row.Timestamps.Names, row.Filled?.Names)
        : rows is EventPage page && Fits(page.Data.Names, page.Timestamps.Names, page.Filled?.Names);

    public string ToText() => JsonText.ToString(new JsonArray(Names(Data), Names(Timestamps), Filled is null ? JsonValue.Null : Names(Filled)));

    public static Layout Parse(string text)
    {
        var names = JsonText.Parse(text);
        return new Layout(Keys(names[0]), Keys(names[1]), names[2].IsNull ? null : Keys(names[2]));
    }

    private bool Fits(JsonKeys data, JsonKeys timestamps, JsonKeys? filled) =>
        data.Equals(Data) && timestamps.Equals(Timestamps) && (filled is null ? Filled is null : filled.Equals(Filled));

    private static JsonValue Names(JsonKeys keys) => JsonValue.FromStrings(keys.Names.ToArray());

    private static JsonKeys Keys(JsonValue names) => new([.. Enumerable.Range(0, names.Count).Select(i => names[i].AsString())]);
}
