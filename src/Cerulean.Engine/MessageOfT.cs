namespace Cerulean.Engine;

/// <summary>A message with an answer of one type.</summary>
/// <typeparam name="T">Type of the answer.</typeparam>
public abstract record Message<T> : Message
{
    /// <summary>Lets a plan await the answer.</summary>
    public new MessageAwaiter<T> GetAwaiter() => new(this);
}
