using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>How a text file is to be read: the words of pandas.read_csv and numpy.loadtxt.</summary>
internal sealed record CsvOptions
{
    /// <summary>What separates cells; null for any white space.</summary>
    public required char? Delimiter { get; init; }

    /// <summary>What begins a comment; null for none.</summary>
    public required char? Comment { get; init; }

    /// <summary>Lines to leave out at the beginning.</summary>
    public required long SkipRows { get; init; }

    /// <summary>The first row has names; null for as it looks: it has where a cell is no number.</summary>
    public required bool? HasHeader { get; init; }

    /// <summary>Names that are told instead of read.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Columns that count, by number or name; empty for all.</summary>
    public required IReadOnlyList<JsonValue> Columns { get; init; }

    /// <summary>Options of a CSV file: header, sep or delimiter, comment, skiprows, names, usecols.</summary>
    public static CsvOptions OfCsv(Arguments arguments, JsonObject members, bool? hasHeader)
    {
        var header = members.TryGetValue("header", out var told) ? told : "infer";
        return new CsvOptions
        {
            Delimiter = Letter(arguments, members.ContainsKey("sep") ? "sep" : "delimiter", ','),
            Comment = Letter(arguments, "comment", null),
            SkipRows = arguments.Integer("skiprows", 0, otherwise: 0) + (header.TryGetInt64(out var row) ? Math.Max(0, row) : 0),
            HasHeader = header.IsNull ? false : header.Kind == JsonKind.Boolean ? header.AsBoolean() : header.IsNumber ? true : members.ContainsKey("names") ? false : hasHeader,
            Names = [.. List(arguments, members, "names").Select(name => name.StringOrNull ?? throw arguments.Wrong("names", "a list of texts"))],
            Columns = List(arguments, members, "usecols"),
        };
    }

    /// <summary>Options of numpy.loadtxt: delimiter, comments, skiprows, usecols.</summary>
    public static CsvOptions OfDat(Arguments arguments, JsonObject members) => new()
    {
        Delimiter = Letter(arguments, "delimiter", null),
        Comment = members.ContainsKey("comments") ? Letter(arguments, "comments", null) : '#',
        SkipRows = arguments.Integer("skiprows", 0, otherwise: 0),
        HasHeader = false,
        Names = [],
        Columns = List(arguments, members, "usecols"),
    };

    private static char? Letter(Arguments arguments, string name, char? otherwise) => arguments.TextOrNull(name) switch
    {
        null => otherwise,
        [var letter] => letter,
        @"\s+" => null,
        _ => throw arguments.Wrong(name, "one letter"),
    };

    private static JsonValue[] List(Arguments arguments, JsonObject members, string name)
    {
        var list = members.GetOrNull(name);
        if (list.IsNull) return [];
        if (list.TryGetInt64(out _)) return [list];
        return list.Kind == JsonKind.Array ? [.. Enumerable.Range(0, list.Count).Select(i => list[i])] : throw arguments.Wrong(name, "a list");
    }
}
