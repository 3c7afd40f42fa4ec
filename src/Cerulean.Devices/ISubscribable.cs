namespace Cerulean.Devices;

/// <summary>A device that tells of every change.</summary>
public interface ISubscribable : IReadable
{
    /// <summary>Calls back with the present readings and with every later change, from any thread, until it is disposed.</summary>
    IDisposable Subscribe(Action<Readings> callback);
}
