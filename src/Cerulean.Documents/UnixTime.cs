namespace Cerulean.Documents;

/// <summary>Times as documents hold them.</summary>
public static class UnixTime
{
    /// <summary>The time now in seconds since 1970-01-01 UTC.</summary>
    public static double UnixSeconds(this TimeProvider time) =>
        (time.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond;
}
