using System.Globalization;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Engine.Live;

/// <summary>The columns of one descriptor in a <see cref="LiveTable"/>.</summary>
internal sealed class LiveColumns
{
    private const int LeastWidth = 10;
    private const int UsualPrecision = 3;
    private const int MostPrecision = 15;

    private readonly Column[] _fields;

    private LiveColumns(string run, IEnumerable<(string Name, DataKey Key)> fields)
    {
        Run = run;
        _fields = [.. fields.Select(field => new Column(field.Name, Math.Max(LeastWidth, field.Name.Length), PrecisionOf(field.Key)))];
        Head = Line([Plain("seq_num".PadLeft(LeastWidth)), "time".PadLeft(LeastWidth), .. _fields.Select(field => Plain(field.Name).PadLeft(field.Width))]);
        Rule = $"+{string.Join('+', Enumerable.Repeat(LeastWidth, 2).Concat(_fields.Select(field => field.Width)).Select(width => new string('-', width + 2)))}+";
    }

    /// <summary>The run of the descriptor.</summary>
    public string Run { get; }

    public string Head { get; }

    public string Rule { get; }

    public static LiveColumns Of(EventDescriptor descriptor, IReadOnlyList<string>? fields, RunStart? start)
    {
        IEnumerable<string> chosen = fields ?? [.. Dimensions(start), .. Hinted(descriptor)];
        if (!chosen.Any(descriptor.DataKeys.ContainsKey)) chosen = descriptor.DataKeys.Keys;
        return new(descriptor.RunStart, chosen.Distinct()
            .Where(name => descriptor.DataKeys.TryGetValue(name, out var key) && (fields is not null || !key.IsStream))
            .Select(name => (name, descriptor.DataKeys[name])));
    }

    /// <summary>One row; a value that is elsewhere, or not there, is blank.</summary>
    public string Show(Event row, TimeZoneInfo zone) => Line([
        row.SeqNum.ToString(CultureInfo.InvariantCulture).PadLeft(LeastWidth),
        TimeOfDay(row.Time, zone).PadLeft(LeastWidth),
        .. _fields.Select(field => Cell(row, field).PadLeft(field.Width))]);

    /// <summary>The text without characters that steer a terminal.</summary>
    public static string Plain(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;

    private static string Cell(Event row, Column field)
    {
        var isElsewhere = row.Filled?.GetOrNull(field.Name) is { Kind: JsonKind.Boolean } filled && !filled.AsBoolean();
        var value = isElsewhere ? default : row.Data.GetOrNull(field.Name);
        return value.Kind switch
        {
            JsonKind.Null => "",
            JsonKind.Integer or JsonKind.Float => Number(value, field),
            JsonKind.Array => $"[{Shape(value)}]",
            _ => Cut(Plain(value.StringOrNull ?? JsonText.ToString(value)), field.Width),
        };
    }

    private static string Shape(JsonValue value) => value.NdArrayOrNull is { } array ? string.Join('×', array.Shape.ToArray()) : value.Count.ToString(CultureInfo.InvariantCulture);

    // Digits that do not fit the column would shift the row: the value is shown by its size.
    private static string Number(JsonValue value, Column field)
    {
        var text = value.Kind == JsonKind.Integer ? JsonText.ToString(value) : value.AsDouble().ToString($"F{field.Precision}", CultureInfo.InvariantCulture);
        return text.Length <= field.Width ? text : value.AsDouble().ToString("E2", CultureInfo.InvariantCulture);
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : $"{text.AsSpan(0, width - 1)}…";

    private static string TimeOfDay(double seconds, TimeZoneInfo zone)
    {
        try
        {
            return TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddSeconds(seconds), zone).ToString("HH:mm:ss.f", CultureInfo.InvariantCulture);
        }
        catch (ArgumentException)
        {
            // No time of any day.
            return "";
        }
    }

    private static int PrecisionOf(DataKey key) => key.Precision is >= 0 and <= MostPrecision ? (int)key.Precision : UsualPrecision;

    private static IEnumerable<string> Dimensions(RunStart? start)
    {
        var dimensions = start?.Hints?.GetOrNull("dimensions") ?? default;
        for (var i = 0; i < Length(dimensions); i++)
        {
            if (Length(dimensions[i]) == 0) continue;
            foreach (var field in Texts(dimensions[i][0])) yield return field;
        }
    }

    private static IEnumerable<string> Hinted(EventDescriptor descriptor) =>
        (descriptor.Hints ?? JsonObject.Empty).SelectMany(device => Texts(device.Value.ObjectOrNull?.GetOrNull("fields") ?? default));

    private static IEnumerable<string> Texts(JsonValue list) => Enumerable.Range(0, Length(list)).Select(i => list[i].StringOrNull).OfType<string>();

    private static int Length(JsonValue list) => list.Kind == JsonKind.Array ? list.Count : 0;

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private sealed record Column(string Name, int Width, int Precision);
}
