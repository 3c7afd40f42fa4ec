using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class Run
{
    /// <summary>How the devices of a stream were configured, from which row on: what holds for the first row, and every change after it. A stream without rows has none.</summary>
    /// <exception cref="NoEventDescriptorsException">The run has no streams.</exception>
    /// <exception cref="StoreException">There is no such stream.</exception>
    public IReadOnlyList<StreamConfiguration> Configurations(string stream = EventDescriptor.DefaultStream)
    {
        var descriptors = DescriptorsOf(stream).ToDictionary(descriptor => descriptor.Uid);
        using var reader = _database.Read();
        var configurations = new List<StreamConfiguration>();
        foreach (var (seqNum, uid) in Current(reader).DescriptorChanges(stream))
        {
            if (!descriptors.TryGetValue(uid, out var descriptor)) continue;
            var configuration = descriptor.Configuration ?? JsonObject.Empty;
            if (configurations.Count > 0 && configurations[^1].Configuration.Equals(configuration)) continue;
            configurations.Add(new StreamConfiguration(seqNum, descriptor.Uid, configuration));
        }

        return configurations;
    }
}
