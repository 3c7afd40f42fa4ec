using System.Collections.Concurrent;
using System.Text.Json;

namespace Cerulean.Engine;

/// <summary>
/// One step of a plan, which the run engine carries out. The messages of the engine are the nested records; a plan may await any other record
/// that derives from <see cref="Message"/> or <see cref="Message{T}"/> once a command for it is registered.
/// </summary>
public abstract partial record Message
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    /// <summary>Key of the run that it belongs to, where several are open at a time; empty for the one without key.</summary>
    public string Run { get; init; } = "";

    /// <summary>Name of the command, such as open_run: that of the record in lower case.</summary>
    public string Command => CommandOf(GetType());

    internal static string CommandOf(Type message) => Names.GetOrAdd(message, static type => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name));

    /// <summary>The device that it is about, or null.</summary>
    public virtual object? Target => null;

    /// <summary>Lets a plan await the answer.</summary>
    public MessageAwaiter<object?> GetAwaiter() => new(this);

    /// <summary>The command and the name of its device.</summary>
    public sealed override string ToString() => Target is Devices.IDevice device ? $"{Command}({device.Name})" : Command;
}
