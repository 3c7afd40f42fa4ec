namespace Cerulean.Documents;

/// <summary>Numbers the rows of a stream that is being made, across its descriptors.</summary>
internal sealed class StreamCounter(JsonKeys keys)
{
    private long _highest;

    /// <summary>The data keys of all descriptors of the stream.</summary>
    public JsonKeys Keys { get; } = keys;

    /// <summary>Number of the next event.</summary>
    public long Next { get; set; } = 1;

    /// <summary>Number before the next event, or where that is higher: that before a rewind, or of the last row of a stream datum.</summary>
    public long Highest => Math.Max(Next - 1, _highest);

    // Events of the same rows may still follow, so the number of the next event stays.
    public void Extend(StreamRange seqNums) => _highest = Math.Max(_highest, seqNums.Count == 0 ? 0 : seqNums.Stop - 1);

    // Rows that were numbered stay counted.
    public void Rewind(long next) => (_highest, Next) = (Highest, next);
}
