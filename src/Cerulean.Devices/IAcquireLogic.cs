using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>How a camera takes frames: the one part of a <see cref="Detector"/> that is written for each make of cameras.</summary>
public interface IAcquireLogic
{
    /// <summary>Where the frames come from, such as an address or a serial number, for the data key.</summary>
    string Source { get; }

    /// <summary>Type of the elements of a frame.</summary>
    DType DType { get; }

    /// <summary>Shape of a frame, such as (rows, columns). It stays the same while the detector is staged.</summary>
    IReadOnlyList<int> FrameShape { get; }

    /// <summary>What can be set, such as the exposure time: it becomes the configuration of the detector.</summary>
    IReadOnlyList<Signal> Settings => [];

    /// <summary>Changes settings to what a plan has asked for, such as the exposure time.</summary>
    Task PrepareAsync(TriggerInfo info) => Task.CompletedTask;

    /// <summary>Begins to take frames.</summary>
    /// <param name="info">How many frames, and how fast.</param>
    /// <param name="receive">Takes each frame, in order, from any thread. It writes the frame, and does not throw.</param>
    /// <returns>Is done when the camera takes frames, or waits for its triggers.</returns>
    Task ArmAsync(TriggerInfo info, Action<NdArray> receive);

    /// <summary>Is done when the camera is at rest and all frames were handed over, or when it was disarmed; fails where the camera does.</summary>
    Task WaitIdleAsync();

    /// <summary>Stops the camera, whatever it does. No frame is handed over afterwards.</summary>
    Task DisarmAsync();
}
