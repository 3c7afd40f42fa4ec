using Cerulean.Documents;
using Cerulean.Transport;

namespace Cerulean.Cli.Demo;

/// <summary>Counts what it hands on to a file.</summary>
internal sealed class CountingSink(RunFileWriter file) : IDocumentSink, IDisposable
{
    public long Count { get; private set; }

    public void Accept(Document document)
    {
        Count++;
        file.Accept(document);
    }

    public void Dispose() => file.Dispose();
}
