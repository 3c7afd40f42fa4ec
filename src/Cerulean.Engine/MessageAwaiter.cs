using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Cerulean.Engine;

/// <summary>Awaits the answer to a message within a plan.</summary>
/// <typeparam name="T">Type of the answer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MessageAwaiter<T> : ICriticalNotifyCompletion
{
    private readonly Message _message;

    internal MessageAwaiter(Message message) => _message = message;

    /// <summary>Hands the message to the driver; always false.</summary>
    public bool IsCompleted => PlanCursor.Current.Send(_message);

    /// <summary>The answer; throws the exception that was given instead.</summary>
    public T GetResult() => PlanCursor.Current.TakeAnswer() switch
    {
        T answer => answer,
        null => default!,
        var other => throw new InvalidCastException($"The message {_message.Command} was answered with {other.GetType().Name}, expected {typeof(T).Name}."),
    };

    /// <summary>Is called where a method that is no plan awaits this, which throws there.</summary>
    public void OnCompleted(Action continuation) => PlanCursor.Current.Refuse(continuation);

    /// <summary>Is called where a method that is no plan awaits this, which throws there.</summary>
    public void UnsafeOnCompleted(Action continuation) => PlanCursor.Current.Refuse(continuation);
}
