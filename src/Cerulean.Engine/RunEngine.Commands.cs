using Cerulean.Engine.Commands;

namespace Cerulean.Engine;

public sealed partial class RunEngine
{
    private readonly Dictionary<Type, Func<Message, Execution, ValueTask<object?>>> _commands = [];

    /// <summary>Names of the commands that are registered.</summary>
    public IReadOnlyList<string> Commands => [.. _commands.Keys.Select(Message.CommandOf).Order(StringComparer.Ordinal)];

    /// <summary>Says how a message is carried out, also one of the engine's own. The command runs on the engine's thread; its result is the answer.</summary>
    /// <typeparam name="TMessage">The message.</typeparam>
    /// <param name="command">Carries it out; the token says that the message was interrupted.</param>
    public void Register<TMessage>(Func<TMessage, CancellationToken, ValueTask<object?>> command)
        where TMessage : Message => Add<TMessage>((message, execution) => command(message, execution.Cancellation));

    /// <summary>Forgets how a message is carried out; a plan that sends it fails.</summary>
    /// <typeparam name="TMessage">The message.</typeparam>
    public void Unregister<TMessage>()
        where TMessage : Message => _commands.Remove(typeof(TMessage));

    internal ValueTask<object?> Dispatch(Message message, Execution execution) =>
        _commands.TryGetValue(message.GetType(), out var command) ? command(message, execution) : throw new InvalidCommandException(message);

    internal void Add<TMessage>(Func<TMessage, Execution, ValueTask<object?>> command)
        where TMessage : Message => _commands[typeof(TMessage)] = (message, execution) => command((TMessage)message, execution);

    private void RegisterAll()
    {
        ControlCommands.Register(this);
        DeviceCommands.Register(this);
        FlyCommands.Register(this);
        RunCommands.Register(this);
        EventCommands.Register(this);
    }
}
