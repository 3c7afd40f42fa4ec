namespace Cerulean.Store;

/// <summary>A run has no event descriptors, and so no stream: there is no table to be had.</summary>
public sealed class NoEventDescriptorsException : StoreException
{
    internal NoEventDescriptorsException(string run)
        : base($"Run {run} has no event descriptors: it has a start, and no stream to read. Read its documents instead.")
    {
    }
}
