using Cerulean.Devices;

namespace Cerulean.Engine.Tests;

/// <summary>The messages of the engine, and those of users.</summary>
public sealed class CommandTests
{
    private static readonly string[] Table =
    [
        "open_run", "close_run", "declare_stream", "create", "save", "drop", "read", "locate", "trigger", "set", "kickoff", "complete", "prepare", "wait",
        "wait_for", "sleep", "input", "null", "checkpoint", "clear_checkpoint", "rewindable", "pause", "monitor", "unmonitor", "collect", "configure",
        "stage", "unstage", "subscribe", "unsubscribe", "install_suspender", "remove_suspender", "start_suspender", "resume_from_suspender", "stop", "engine_type",
        // Not of the field: a plan takes the time from the engine.
        "clock",
    ];

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Every_command_of_the_field_is_registered()
    {
        using var engine = new RunEngine();
        Assert.Equal(Table.Order(StringComparer.Ordinal), engine.Commands);
    }

    [Fact]
    public void Every_message_has_a_command()
    {
        using var engine = new RunEngine();
        var messages = typeof(Message).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Message)) && !type.IsAbstract).ToArray();
        Assert.Equal(Table.Length, messages.Length);
        Assert.All(messages, message => Assert.True(message.IsSealed));
    }

    [Fact]
    public void A_user_registers_a_command_of_his_own()
    {
        using var engine = new RunEngine { Time = _time };
        engine.Register<Beep>(async (beep, cancellationToken) =>
        {
            var sound = new TaskCompletionSource();
            await using var timer = _time.CreateTimer(_ => sound.SetResult(), null, TimeSpan.FromSeconds(beep.Times), Timeout.InfiniteTimeSpan);
            await sound.Task.WaitAsync(cancellationToken);
            return beep.Times * 2;
        });
        Assert.Contains("beep", engine.Commands);
        Assert.Equal(6, engine.Run(Beeping(3)).PlanResult);
        Assert.Equal(TimeSpan.FromSeconds(3), _time.Elapsed);
    }

    [Fact]
    public void A_user_replaces_a_command_of_the_engine()
    {
        using var engine = new RunEngine { Time = _time };
        engine.Register<Message.Input>((input, _) => new ValueTask<object?>($"answer to {input.Prompt}"));
        Assert.Equal("answer to how many?", engine.Run(Ask()).PlanResult);
    }

    [Fact]
    public void A_message_without_a_command_fails_the_plan_and_names_what_to_register()
    {
        using var engine = new RunEngine { Time = _time };
        var failure = Assert.Throws<RunFailedException>(() => engine.Run(Beeping(1)));
        Assert.IsType<InvalidCommandException>(failure.InnerException);
        Assert.Contains("Beep", failure.Message, StringComparison.Ordinal);
        engine.Register<Beep>((_, _) => new ValueTask<object?>(1));
        engine.Unregister<Beep>();
        Assert.Throws<RunFailedException>(() => engine.Run(Beeping(1)));
    }

    [Fact]
    public void An_answer_of_another_type_is_an_error_that_names_both()
    {
        using var engine = new RunEngine { Time = _time };
        engine.Register<Beep>((_, _) => new ValueTask<object?>("two"));
        var failure = Assert.Throws<RunFailedException>(() => engine.Run(Beeping(1)));
        Assert.Contains("beep", failure.Message, StringComparison.Ordinal);
        Assert.Contains("String", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Int32", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_can_ask_for_the_type_of_its_engine()
    {
        using var engine = new RunEngine { Time = _time };
        Assert.Equal(typeof(RunEngine), engine.Run(TypeOfEngine()).PlanResult);
    }

    private static async Plan<int> Beeping(int times) => await new Beep(times);

    private static async Plan<string> Ask() => await new Message.Input("how many?");

    private static async Plan<Type> TypeOfEngine() => await new Message.EngineType();

    private sealed record Beep(int Times) : Message<int>;
}
