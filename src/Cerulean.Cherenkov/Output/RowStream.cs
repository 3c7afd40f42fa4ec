using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>Rows of one stream, gathered column by column and sent as event pages; the descriptor goes before the first.</summary>
internal sealed class RowStream<T>(ComposedRun run, string name, IReadOnlyList<Field<T>> fields, int pageRows, string hint)
{
    private readonly List<JsonValue>[] _columns = [.. fields.Select(_ => new List<JsonValue>())];
    private readonly List<double> _times = [];
    private ComposedStream? _stream;

    /// <summary>Adds a row, measured at a time in Unix seconds.</summary>
    public void Add(T row, double time)
    {
        for (var i = 0; i < fields.Count; i++) _columns[i].Add(fields[i].Value(row));
        _times.Add(time);
        if (_times.Count >= pageRows) Flush();
    }

    /// <summary>Sends the rows that have gathered.</summary>
    public void Flush()
    {
        if (_times.Count == 0) return;
        _stream ??= Describe();
        var keys = _stream.Keys;
        var (times, data) = (Column.From<double>([.. _times]), new Column[keys.Count]);
        for (var i = 0; i < fields.Count; i++) data[keys.IndexOf(fields[i].Name)] = Column.FromValues([.. _columns[i]]);
        _stream.EmitPage(new ColumnMap(keys, data), new ColumnMap(keys, [.. Enumerable.Repeat(times, keys.Count)]), times: [.. _times]);
        foreach (var column in _columns) column.Clear();
        _times.Clear();
    }

    private ComposedStream Describe() => run.Describe(
        name,
        new OrderedDictionary<string, DataKey>(fields.Select(field => KeyValuePair.Create(field.Name, field.KeyOf(name)))),
        hints: JsonObject.Of((name, JsonObject.Of(("fields", new JsonArray(hint))))),
        objectKeys: JsonObject.Of((name, JsonValue.FromStrings(fields.Select(field => field.Name)))));
}
