namespace Cerulean.Tests;

/// <summary>A clock that goes on by one second whenever it is asked.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _seconds = 1_700_000_000;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(_seconds++);
}
