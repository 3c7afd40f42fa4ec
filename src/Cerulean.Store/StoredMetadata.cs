using System.Buffers;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>Metadata of runs in a database. A change is one transaction: those of other processes come before or after.</summary>
internal sealed class StoredMetadata(IDatabase database) : IRunMetadata
{
    public JsonObject Load()
    {
        using var reader = database.Read();
        return Of(reader);
    }

    public JsonObject Update(Func<JsonObject, JsonObject> change)
    {
        using var writer = database.Write();
        var metadata = change(Of(writer));
        var json = new ArrayBufferWriter<byte>();
        JsonText.Write(metadata, json);
        // What could not be read again is not kept.
        JsonText.Parse(json.WrittenSpan);
        writer.SetRunMetadata(json.WrittenSpan);
        writer.Commit();
        return metadata;
    }

    private static JsonObject Of(IDatabaseReader reader) => reader.RunMetadata() is { } json ? JsonText.Parse(json).AsObject() : JsonObject.Empty;
}
