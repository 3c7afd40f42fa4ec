namespace Cerulean.Documents;

/// <summary>The integers from start up to, and without, stop.</summary>
public readonly record struct StreamRange(long Start, long Stop)
{
    /// <summary>Number of integers, 0 where stop is not above start.</summary>
    public long Count => Math.Max(0, Stop - Start);

    internal static StreamRange Of(JsonObject json, string name)
    {
        var range = json[name].AsObject();
        return new StreamRange(Members.RequireInt64(range["start"], name + ".start"), Members.RequireInt64(range["stop"], name + ".stop"));
    }

    // Further keys that came with the range stay with it.
    internal JsonValue ToJson(JsonObject? previous) => (previous ?? JsonObject.Empty).With("start", Start).With("stop", Stop);
}
