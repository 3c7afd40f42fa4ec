namespace Cerulean.Engine;

/// <summary>The name of the method behind a compiler's state machine.</summary>
internal static class PlanName<TMachine>
{
    public static readonly string Value = Of(typeof(TMachine).Name);

    // A method M gives <M>d__1, a local function <<Outer>g__M|0_0>d, a lambda <<Outer>b__0>d.
    private static string Of(string name)
    {
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local >= 0) return name[(local + 4)..name.IndexOf('|')];
        var (open, close) = (name.LastIndexOf('<'), name.IndexOf('>'));
        return close > open + 1 ? name[(open + 1)..close] : name;
    }
}
