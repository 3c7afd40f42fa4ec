namespace Cerulean.Documents;

/// <summary>Metadata that outlive a process: they go into the start of every run, and hold the last scan_id.</summary>
public interface IRunMetadata
{
    /// <summary>The metadata as they are kept now.</summary>
    JsonObject Load();

    /// <summary>Replaces the metadata by what the function makes of them, in one step: whoever else updates them comes before or after.</summary>
    /// <param name="change">Gives the new metadata; it may be called again when somebody else was faster.</param>
    /// <returns>The new metadata, which are kept.</returns>
    JsonObject Update(Func<JsonObject, JsonObject> change);
}
