namespace Cerulean.Devices.Simulated;

/// <summary>A call of the protocols, of which a device can be made to go wrong.</summary>
public enum DeviceCall
{
    /// <summary><see cref="IReadable.ReadAsync"/></summary>
    Read,

    /// <summary><see cref="IReadable.DescribeAsync"/></summary>
    Describe,

    /// <summary><see cref="IConfigurable.ReadConfigurationAsync"/></summary>
    ReadConfiguration,

    /// <summary><see cref="IConfigurable.DescribeConfigurationAsync"/></summary>
    DescribeConfiguration,

    /// <summary><see cref="IConfigurable.ConfigureAsync"/></summary>
    Configure,

    /// <summary><see cref="ICheckable.CheckAsync"/></summary>
    Check,

    /// <summary><see cref="IMovable.Set"/></summary>
    Set,

    /// <summary><see cref="ILocatable.LocateAsync"/></summary>
    Locate,

    /// <summary><see cref="ITriggerable.Trigger"/></summary>
    Trigger,

    /// <summary><see cref="IPreparable.Prepare"/></summary>
    Prepare,

    /// <summary><see cref="IStageable.Stage"/></summary>
    Stage,

    /// <summary><see cref="IStageable.Unstage"/></summary>
    Unstage,

    /// <summary><see cref="IFlyable.Kickoff"/></summary>
    Kickoff,

    /// <summary><see cref="IFlyable.Complete"/></summary>
    Complete,

    /// <summary><see cref="ICollectable.DescribeCollectAsync"/></summary>
    DescribeCollect,

    /// <summary><see cref="IEventCollectable.CollectAsync"/></summary>
    Collect,

    /// <summary><see cref="IPausable.PauseAsync"/></summary>
    Pause,

    /// <summary><see cref="IPausable.ResumeAsync"/></summary>
    Resume,

    /// <summary><see cref="IStoppable.StopAsync"/></summary>
    Stop,

    /// <summary><see cref="ISubscribable.Subscribe"/>, which can only throw.</summary>
    Subscribe,

    /// <summary><see cref="IWritesExternalAssets.CollectAssets"/>, which can only throw.</summary>
    CollectAssets,
}
