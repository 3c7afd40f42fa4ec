namespace Cerulean.Engine.Commands;

/// <summary>Answers that are ready, without an allocation where that can be.</summary>
internal static class Answer
{
    private static readonly object True = true;
    private static readonly object False = false;

    public static ValueTask<object?> Nothing => default;

    public static ValueTask<object?> Of(object? value) => new(value);

    public static ValueTask<object?> Of(bool value) => new(value ? True : False);

    /// <summary>An answer that may still come.</summary>
    public static ValueTask<object?> Of<T>(ValueTask<T> pending)
    {
        return pending.IsCompletedSuccessfully ? new ValueTask<object?>(pending.Result) : WaitAsync(pending);

        static async ValueTask<object?> WaitAsync(ValueTask<T> pending) => await pending;
    }

    /// <summary>The end of something that may still come.</summary>
    public static ValueTask<object?> Of(ValueTask pending)
    {
        return pending.IsCompletedSuccessfully ? default : WaitAsync(pending);

        static async ValueTask<object?> WaitAsync(ValueTask pending)
        {
            await pending;
            return null;
        }
    }
}
