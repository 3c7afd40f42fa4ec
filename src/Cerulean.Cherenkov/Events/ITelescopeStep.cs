namespace Cerulean.Cherenkov.Events;

/// <summary>A step of the processing that needs one telescope alone. It is called from several threads at once, for different events.</summary>
public interface ITelescopeStep
{
    /// <summary>Takes levels of data of the event and adds others; what it needs may be absent, then it adds nothing.</summary>
    void Process(TelescopeEvent item);
}
