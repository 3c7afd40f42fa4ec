using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class Run
{
    private static readonly TableOptions Defaults = new();

    /// <summary>
    /// A stream as a table: seq_num, time, the fields in descriptor order, then ts_FIELD for each where timestamps are asked for; rows by seq_num,
    /// of a repeated one the last. Missing values are null. A stream of stream datums alone has seq_nums and empty times. A field called time is named time_.
    /// </summary>
    /// <exception cref="NoEventDescriptorsException">The run has no streams.</exception>
    /// <exception cref="StoreException">There is no such stream or field.</exception>
    public Table ReadTable(string stream = EventDescriptor.DefaultStream, TableOptions? options = null)
    {
        var fields = SelectFields(stream, options?.Fields);
        using var reader = _database.Read();
        return new TableReader(Current(reader), stream, fields, options ?? Defaults).Read();
    }

    internal Table ReadChunk(string stream, long number, int size, TableOptions? options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var fields = SelectFields(stream, options?.Fields);
        using var reader = _database.Read();
        return new TableReader(Current(reader), stream, fields, options ?? Defaults).Read(Math.Min(number, long.MaxValue / size) * size, size);
    }

    internal IEnumerable<Table> ReadChunks(string stream, int size, TableOptions? options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Chunks(stream, SelectFields(stream, options?.Fields), size, options ?? Defaults);
    }

    private IEnumerable<Table> Chunks(string stream, string[] fields, int size, TableOptions options)
    {
        using var reader = _database.Read();
        var rows = new TableReader(Current(reader), stream, fields, options);
        for (var start = 0L; rows.Read(start, size) is { RowCount: > 0 } chunk; start += size) yield return chunk;
    }

    /// <summary>The fields of a stream, or of all.</summary>
    internal IReadOnlyList<string> FieldsOf(string? stream) => [.. DescriptorsOf(stream).SelectMany(descriptor => descriptor.DataKeys.Keys).Distinct()];

    /// <summary>The descriptors of a stream, at least one; or all there are.</summary>
    internal IReadOnlyList<EventDescriptor> DescriptorsOf(string? stream)
    {
        if (stream is null) return Descriptors;
        if (Descriptors.Count == 0) throw new NoEventDescriptorsException(Uid);
        EventDescriptor[] found = [.. Descriptors.Where(descriptor => descriptor.Stream == stream)];
        return found.Length > 0 ? found : throw new StoreException($"Run {Uid} has no stream '{stream}'; it has: {string.Join(", ", StreamNames)}.");
    }

    private string[] SelectFields(string stream, IReadOnlyList<string>? asked)
    {
        var keys = DescriptorsOf(stream).SelectMany(descriptor => descriptor.DataKeys).DistinctBy(key => key.Key).ToArray();
        string[] fields = [.. keys.Where(key => !key.Value.IsStream).Select(key => key.Key)];
        if (asked is null) return fields;
        var unknown = asked.FirstOrDefault(field => !fields.Contains(field));
        if (unknown is null) return [.. asked.Distinct()];
        throw new StoreException(keys.Any(key => key.Key == unknown)
            ? $"The values of '{unknown}' are in files of their own (STREAM:), not in the events of stream '{stream}'."
            : $"Stream '{stream}' has no field '{unknown}'; it has: {string.Join(", ", fields)}.");
    }
}
