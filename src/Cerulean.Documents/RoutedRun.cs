namespace Cerulean.Documents;

/// <summary>An open run of a <see cref="RunRouter"/> and its sinks.</summary>
internal sealed class RoutedRun(RunStart start, IDocumentSink? sink) : IDocumentSink
{
    private FanOut _all = sink is null ? FanOut.None : new FanOut(sink);

    public RunStart Start { get; } = start;

    /// <summary>Uids of the descriptors so far.</summary>
    public List<string> Descriptors { get; } = [];

    /// <summary>Resources and stream resources so far.</summary>
    public List<(string Uid, Document Document)> Resources { get; } = [];

    /// <summary>Hands a document of the whole run to all sinks.</summary>
    public void Accept(Document document) => _all.Accept(document);

    /// <summary>The sink of the rows of a descriptor that has, or has not, a further sink.</summary>
    public IDocumentSink OfRows(IDocumentSink? further) =>
        further is null || further == sink ? sink ?? FanOut.None : sink is null ? further : new FanOut(sink, further);

    /// <summary>Hands out a descriptor; a further sink that is new joins the run.</summary>
    public void Describe(EventDescriptor descriptor, IDocumentSink? further)
    {
        Descriptors.Add(descriptor.Uid);
        if (further is not null && !_all.Sinks.Contains(further))
        {
            _all = new FanOut([.. _all.Sinks, further]);
            further = new Joining(this, further);
        }

        OfRows(further).Accept(descriptor);
    }

    /// <summary>Sends what a sink has missed around the descriptor at which it joins.</summary>
    private sealed class Joining(RoutedRun run, IDocumentSink sink) : IDocumentSink
    {
        public void Accept(Document document)
        {
            sink.Accept(run.Start);
            sink.Accept(document);
            foreach (var (_, resource) in run.Resources) sink.Accept(resource);
        }
    }
}
