using System.Globalization;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Rendering;

/// <summary>One column as text: how its values look, and how wide they are.</summary>
internal sealed class TextColumn
{
    private const int Longest = 60;

    private readonly Column _values;
    private readonly FloatText _floats;
    private readonly TimeZoneInfo? _zone;

    /// <summary>A column of which some parts are shown; with a time zone its numbers are times.</summary>
    public TextColumn(string name, Column values, DataKey? key, TimeZoneInfo? zone, (int Start, int Count)[] parts)
    {
        _values = values;
        _zone = zone;
        Name = Words.OneLine(name);
        Unit = Words.OneLine(key?.Units ?? "");
        IsRight = zone is null;
        _floats = FloatText.Of(Shown(parts), key?.Precision);
        Width = Math.Max(Name.Length, Unit.Length);
        foreach (var (start, count) in parts)
        {
            for (var row = start; row < start + count; row++)
            {
                Width = Math.Max(Width, Show(row).Length);
                IsRight &= values[row].Kind is not (JsonKind.String or JsonKind.Array or JsonKind.Object);
            }
        }
    }

    public string Name { get; }

    public string Unit { get; }

    public int Width { get; }

    /// <summary>Numbers stand right, texts left.</summary>
    public bool IsRight { get; }

    public string Show(int row)
    {
        var value = _values[row];
        return value.Kind switch
        {
            JsonKind.Null => "",
            JsonKind.Boolean => value.AsBoolean() ? "true" : "false",
            JsonKind.Float or JsonKind.Integer when _zone is not null => Words.LocalTime(value.AsDouble(), _zone, "yyyy-MM-dd HH:mm:ss.fff"),
            JsonKind.Float => _floats.Show(value.AsDouble()),
            JsonKind.String => Cut(Words.OneLine(value.AsString())),
            JsonKind.Array => ShowArray(value),
            _ => Cut(Words.OneLine(JsonText.ToString(value))),
        };
    }

    private IEnumerable<JsonValue> Shown((int Start, int Count)[] parts)
    {
        foreach (var (start, count) in parts)
        {
            for (var row = start; row < start + count; row++) yield return _values[row];
        }
    }

    // Only the beginning of a long array is made into text; an image may be megabytes.
    private static string ShowArray(JsonValue value)
    {
        if (value.NdArrayOrNull is { Size: > Longest } array) return $"{array.DType} [{string.Join(" × ", array.Shape.ToArray())}]";
        var text = Words.OneLine(JsonText.ToString(value));
        return text.Length <= Longest ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, 40)}… {value.Count} values");
    }

    private static string Cut(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");
}
