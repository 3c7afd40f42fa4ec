namespace Cerulean.Devices;

/// <summary>A device that wants to know of a pause.</summary>
public interface IPausable : IDevice
{
    /// <summary>The plan pauses. A device whose part of the plan cannot be repeated throws what <see cref="NoReplayAllowedException"/> says.</summary>
    ValueTask PauseAsync(CancellationToken cancellationToken = default);

    /// <summary>The plan goes on.</summary>
    ValueTask ResumeAsync(CancellationToken cancellationToken = default);
}
