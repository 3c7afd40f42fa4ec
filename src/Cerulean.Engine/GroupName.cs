namespace Cerulean.Engine;

/// <summary>Names of groups that no other plan waits for.</summary>
internal static class GroupName
{
    private static long s_last;

    public static string Next(string purpose) => $"{purpose}-{Interlocked.Increment(ref s_last)}";
}
