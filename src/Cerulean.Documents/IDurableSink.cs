namespace Cerulean.Documents;

/// <summary>A sink that numbers what it accepts and says up to which number everything is on disk.</summary>
public interface IDurableSink : IDocumentSink
{
    /// <summary>Number of the last document that is on disk with all before it; 0 where there is none.</summary>
    long Watermark { get; }

    /// <summary>Waits until everything accepted so far is on disk.</summary>
    void Flush();
}
