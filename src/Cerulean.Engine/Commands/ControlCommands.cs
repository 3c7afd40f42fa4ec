namespace Cerulean.Engine.Commands;

/// <summary>What steers the plan itself.</summary>
internal static class ControlCommands
{
    public static void Register(RunEngine engine)
    {
        engine.Add<Message.Null>(static (_, _) => Answer.Nothing);
        engine.Add<Message.Sleep>(static (message, execution) => Answer.Of(new ValueTask(Task.Delay(message.Duration, execution.Engine.Time, execution.Cancellation))));
        engine.Add<Message.Clock>(static (_, execution) => Answer.Of(execution.Engine.Time.GetElapsedTime(0)));
        engine.Add<Message.Input>(static (message, execution) => Answer.Of(new ValueTask<string>(execution.Engine.InputReader(message.Prompt, execution.Cancellation))));
        engine.Add<Message.Checkpoint>(static (_, execution) => Do(execution, static execution => execution.Checkpoint()));
        engine.Add<Message.ClearCheckpoint>(static (_, execution) => Do(execution, static execution => execution.ClearCheckpoint()));
        engine.Add<Message.Rewindable>(static (message, execution) => Answer.Of(execution.SetRewindable(message.Value)));
        engine.Add<Message.Pause>(static (message, execution) => Do(() => execution.Engine.RequestPause(message.Deferred)));
        engine.Add<Message.Subscribe>(static (message, execution) => Answer.Of(execution.Subscribe(message)));
        engine.Add<Message.Unsubscribe>(static (message, _) => Do(message.Subscription.Dispose));
        engine.Add<Message.InstallSuspender>(static (message, execution) => Do(() => message.Suspender.Install(execution.Engine)));
        engine.Add<Message.RemoveSuspender>(static (message, _) => Do(message.Suspender.Remove));
        engine.Add<Message.StartSuspender>(static (_, _) => Answer.Nothing);
        engine.Add<Message.ResumeFromSuspender>(static (_, _) => Answer.Nothing);
        engine.Add<Message.EngineType>(static (_, execution) => Answer.Of(execution.Engine.GetType()));
    }

    // For messages without arguments: nothing is allocated.
    private static ValueTask<object?> Do(Execution execution, Action<Execution> action)
    {
        action(execution);
        return Answer.Nothing;
    }

    private static ValueTask<object?> Do(Action action)
    {
        action();
        return Answer.Nothing;
    }
}
