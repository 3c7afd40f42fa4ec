namespace Cerulean.Cherenkov.Output;

/// <summary>The clock of a run that is read from a file: it stands where its events are, so that documents come out alike each time.</summary>
internal sealed class RunClock : TimeProvider
{
    /// <summary>Unix seconds.</summary>
    public double Seconds { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(Seconds);
}
