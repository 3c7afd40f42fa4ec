using Cerulean.Documents;

namespace Cerulean.Assets;

internal sealed partial class References
{
    /// <summary>The keys of an event that hold datum ids: those that filled tells, and external ones that it lacks, for documents without filled are common.</summary>
    /// <exception cref="AssetException">The event refers to what has not been seen.</exception>
    public IEnumerable<(string Name, ExternalField? Field)> Unfilled(Event row)
    {
        foreach (var (name, field) in Candidates(row.Filled?.Names, row.Descriptor, Describe(row)))
        {
            if (!row.Data.TryGetValue(name, out var value)) throw NotInData(name, row.Data.Names, Describe(row));
            if (DatumId(value, row.Filled?.GetOrNull(name) ?? default) is not null) yield return (name, field);
        }
    }

    /// <summary>The keys of a page of which some rows may hold datum ids.</summary>
    /// <exception cref="AssetException">The page refers to what has not been seen.</exception>
    public IEnumerable<(string Name, ExternalField? Field)> Unfilled(EventPage page)
    {
        foreach (var (name, field) in Candidates(page.Filled?.Names, page.Descriptor, Describe(page)))
        {
            var (values, flags) = (page.Data.Find(name) ?? throw NotInData(name, page.Data.Names, Describe(page)), page.Filled?.Find(name));
            for (var row = 0; row < values.Count; row++)
            {
                if (DatumId(values[row], flags is null ? default : flags[row]) is null) continue;
                yield return (name, field);
                break;
            }
        }
    }

    /// <summary>Resolves every datum id of the event.</summary>
    /// <exception cref="AssetException">One has not been seen.</exception>
    public void Check(Event row)
    {
        foreach (var (name, _) in Unfilled(row)) Datum(row.Data[name].AsString(), Describe(row));
    }

    /// <summary>Resolves every datum id of the page.</summary>
    /// <exception cref="AssetException">One has not been seen.</exception>
    public void Check(EventPage page)
    {
        foreach (var (name, _) in Unfilled(page))
        {
            var (values, flags) = (page.Data[name], page.Filled?.Find(name));
            for (var row = 0; row < values.Count; row++)
            {
                if (DatumId(values[row], flags is null ? default : flags[row]) is { } id) Datum(id, Describe(page));
            }
        }
    }

    /// <summary>The datum id that a value is, unless its flag is true or the id that was filled in.</summary>
    public static string? DatumId(JsonValue value, JsonValue flag) =>
        (flag.Kind == JsonKind.Boolean && flag.AsBoolean()) || flag.StringOrNull is { Length: > 0 } ? null : value.StringOrNull;

    /// <summary>The page, in messages.</summary>
    public static string Describe(EventPage page) => $"The event page of descriptor '{page.Descriptor}' from seq_num {(page.Count > 0 ? page.SeqNums[0] : 0)} on";

    private static string Describe(Event row) => $"Event '{row.Uid}'";

    private IEnumerable<(string Name, ExternalField? Field)> Candidates(JsonKeys? filled, string descriptor, string who)
    {
        var fields = Fields(descriptor);
        if (filled is null && fields is null) throw Unresolved($"{who} has no filled, and refers to the descriptor '{descriptor}'");
        for (var i = 0; i < (filled?.Count ?? 0); i++) yield return (filled![i], fields is null ? null : Array.Find(fields, field => field.Name == filled[i]));
        foreach (var field in fields ?? [])
        {
            if (field.Rows is null && filled?.Contains(field.Name) != true) yield return (field.Name, field);
        }
    }

    private static AssetException NotInData(string name, JsonKeys data, string who) =>
        new($"{who}: found '{name}' among its external keys, but not in data: {data}.") { Fault = AssetFault.UnresolvedReference };
}
