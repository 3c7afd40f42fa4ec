namespace Cerulean.Documents;

/// <summary>
/// Hands each document to all sinks, in their order. A critical sink that fails throws, after all have had the document.
/// A best-effort sink that fails is reported once and left out from then on.
/// </summary>
/// <param name="report">Is told of each best-effort sink that failed, after all have had the document.</param>
public sealed class IsolatingFanOut(Action<SinkException> report) : IDocumentSink
{
    private readonly List<(string Name, IDocumentSink Sink, bool IsCritical)> _sinks = [];

    /// <summary>Adds a sink without which the documents must not go on.</summary>
    public IsolatingFanOut AddCritical(string name, IDocumentSink sink)
    {
        _sinks.Add((name, sink, true));
        return this;
    }

    /// <summary>Adds a sink that may fail alone.</summary>
    public IsolatingFanOut AddBestEffort(string name, IDocumentSink sink)
    {
        _sinks.Add((name, sink, false));
        return this;
    }

    /// <summary>Hands the document to all sinks.</summary>
    /// <exception cref="SinkException">A critical sink failed; an <see cref="AggregateException"/> of them where there are several.</exception>
    public void Accept(Document document)
    {
        List<Exception>? errors = null;
        List<SinkException>? isolated = null;
        for (var i = 0; i < _sinks.Count; i++)
        {
            var (name, sink, isCritical) = _sinks[i];
            try
            {
                sink.Accept(document);
            }
            catch (Exception error)
            {
                var failure = new SinkException(name, document, error);
                if (isCritical) (errors ??= []).Add(failure);
                else (isolated ??= []).Add(failure);
                if (!isCritical) _sinks.RemoveAt(i--);
            }
        }

        isolated?.ForEach(report);
        if (errors is not null) FanOut.Throw(errors);
    }
}
