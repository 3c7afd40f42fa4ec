namespace Cerulean.Engine;

/// <summary>Watches a condition, and calls <see cref="RunEngine.RequestSuspend"/> when plans must wait.</summary>
public interface ISuspender
{
    /// <summary>Begins to watch.</summary>
    void Install(RunEngine engine);

    /// <summary>Ends to watch.</summary>
    void Remove();
}
