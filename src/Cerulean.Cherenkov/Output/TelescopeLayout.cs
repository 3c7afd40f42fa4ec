namespace Cerulean.Cherenkov.Output;

/// <summary>The two ways to write the telescopes of events into the streams of a run.</summary>
public enum TelescopeLayout
{
    /// <summary>One stream for each telescope: tel_001, tel_002, …</summary>
    Streams,

    /// <summary>One stream "telescope" whose events tell their telescope in the field tel_id.</summary>
    Single,
}
