using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A device with settings that change rarely: they are read once for each descriptor.</summary>
public interface IConfigurable : IDevice
{
    /// <summary>The settings now.</summary>
    ValueTask<Readings> ReadConfigurationAsync(CancellationToken cancellationToken = default);

    /// <summary>What each setting is.</summary>
    ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeConfigurationAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes settings.</summary>
    /// <param name="settings">New values by name of the setting.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>All settings before and after.</returns>
    /// <exception cref="ArgumentException">There is no such setting, or the value does not suit it.</exception>
    ValueTask<(Readings Old, Readings New)> ConfigureAsync(JsonObject settings, CancellationToken cancellationToken = default);
}
