using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>What descriptors say of fields.</summary>
internal static class DataKeys
{
    /// <summary>The data keys of one stream, or of all; the first descriptor that knows a field counts.</summary>
    public static Dictionary<string, DataKey> Of(Run run, string? stream = null)
    {
        var keys = new Dictionary<string, DataKey>();
        foreach (var descriptor in run.Descriptors)
        {
            if (stream is not null && descriptor.Stream != stream) continue;
            foreach (var (name, key) in descriptor.DataKeys) keys.TryAdd(name, key);
        }

        return keys;
    }
}
