namespace Cerulean.Engine;

/// <summary>Names of plans, behind those that the compiler makes of them.</summary>
internal static class PlanName
{
    /// <summary>The name as it is written in the program; for a lambda that of the method around it.</summary>
    public static string Of(string name)
    {
        // A method M gives <M>d__1, a local function <<Outer>g__M|0_0>d, a lambda <<Outer>b__0>d.
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local >= 0) return name[(local + 4)..name.IndexOf('|')];
        var (open, close) = (name.LastIndexOf('<'), name.IndexOf('>'));
        return close > open + 1 ? name[(open + 1)..close] : name;
    }
}

/// <summary>The name of the method behind a compiler's state machine.</summary>
internal static class PlanName<TMachine>
{
    public static readonly string Value = PlanName.Of(typeof(TMachine).Name);
}
