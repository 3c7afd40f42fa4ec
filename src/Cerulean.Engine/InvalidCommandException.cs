namespace Cerulean.Engine;

/// <summary>A message came for which no command is registered.</summary>
public sealed class InvalidCommandException(Message message)
    : InvalidOperationException($"There is no command for the message {message.Command}: register one for {message.GetType().Name}.");
