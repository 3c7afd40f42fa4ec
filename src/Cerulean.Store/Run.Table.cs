using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class Run
{
    /// <summary>
    /// A stream as a table: seq_num, time, the fields in descriptor order, then ts_FIELD for each where timestamps are asked for; rows by seq_num,
    /// of a repeated one the last. Missing values are null. A stream of stream datums alone has seq_nums and empty times. A field called time is named time_.
    /// </summary>
    /// <exception cref="StoreException">There is no such stream or field.</exception>
    public Table ReadTable(string stream = EventDescriptor.DefaultStream, TableOptions? options = null)
    {
        var descriptors = Descriptors.Where(descriptor => descriptor.Stream == stream).ToArray();
        if (descriptors.Length == 0)
        {
            throw new StoreException($"Run {Uid} has no stream '{stream}'; {(Descriptors.Count == 0 ? "it has none." : $"it has: {string.Join(", ", StreamNames)}.")}");
        }

        var fields = SelectFields(stream, descriptors, options?.Fields);
        using var reader = _database.Read();
        return new TableReader(Current(reader), stream).Read(fields, options?.Timestamps ?? false);
    }

    private static string[] SelectFields(string stream, EventDescriptor[] descriptors, IReadOnlyList<string>? asked)
    {
        var keys = descriptors.SelectMany(descriptor => descriptor.DataKeys).DistinctBy(key => key.Key).ToArray();
        string[] fields = [.. keys.Where(key => !key.Value.IsStream).Select(key => key.Key)];
        if (asked is null) return fields;
        var unknown = asked.FirstOrDefault(field => !fields.Contains(field));
        if (unknown is null) return [.. asked.Distinct()];
        throw new StoreException(keys.Any(key => key.Key == unknown)
            ? $"The values of '{unknown}' are in files of their own (STREAM:), not in the events of stream '{stream}'."
            : $"Stream '{stream}' has no field '{unknown}'; it has: {string.Join(", ", fields)}.");
    }
}
