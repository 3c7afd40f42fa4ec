namespace Cerulean.Store;

/// <summary>What became of a run that was offered to the store.</summary>
public enum IngestStatus
{
    /// <summary>It is in the store now.</summary>
    Stored,

    /// <summary>The same run was in the store before.</summary>
    Already,

    /// <summary>It was refused and has left nothing behind.</summary>
    Rejected,
}
