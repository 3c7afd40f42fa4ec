using System.Security.Cryptography;
using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>Tells arrays by shape, dtype and SHA-256 of their bytes in C order.</summary>
internal sealed class ArrayHashes
{
    private readonly Dictionary<string, EventDescriptor> _descriptors = new(StringComparer.Ordinal);

    /// <summary>{"shape", "dtype", "sha256"} of an array.</summary>
    public static JsonObject Of(NdArray array) => Of([.. array.Shape.ToArray().Select(static length => (long)length)], array.DType, SHA256.HashData(array.Data.Span));

    /// <summary>{"shape", "dtype", "sha256"} of an array that was read piece by piece.</summary>
    public static JsonObject Of(long[] shape, DType type, byte[] sha256) => JsonObject.Of(
        ("shape", shape.Length == 0 ? JsonArray.Empty : NdArray.From(shape)),
        ("dtype", type.ToJson()),
        ("sha256", Convert.ToHexStringLower(sha256)));

    /// <summary>The document with hashes in place of the arrays of external keys.</summary>
    public Document Of(Document document)
    {
        switch (document)
        {
            case EventDescriptor descriptor:
                _descriptors[descriptor.Uid] = descriptor;
                return document;
            case Event row:
                return row with { Data = JsonObject.Of([.. row.Data.Select(member => (member.Key, IsExternal(row.Descriptor, member.Key) ? Of(member.Value) : member.Value))]) };
            case EventPage page:
                var columns = page.Data.Columns.ToArray();
                for (var i = 0; i < columns.Length; i++)
                {
                    if (IsExternal(page.Descriptor, page.Data.Names[i])) columns[i] = Of(columns[i]);
                }

                return page with { Data = new ColumnMap(page.Data.Names, columns) };
            default:
                return document;
        }
    }

    private bool IsExternal(string descriptor, string name) =>
        _descriptors.TryGetValue(descriptor, out var known) && known.DataKeys.TryGetValue(name, out var key) && key.External is not null;

    private static JsonValue Of(JsonValue value) => value.NdArrayOrNull is { } array ? Of(array) : value;

    private static JsonColumn Of(Column column)
    {
        var values = new JsonValue[column.Count];
        for (var row = 0; row < values.Length; row++) values[row] = Of(column[row]);
        return new JsonColumn(values);
    }
}
