using System.Runtime.ExceptionServices;

namespace Cerulean.Documents;

/// <summary>
/// Hands each document to all sinks, in their order. Every sink gets it even if one before has failed, so that all see the stop of a run;
/// then the error is thrown: as it was, or an <see cref="AggregateException"/> of several.
/// </summary>
public sealed class FanOut(params IDocumentSink[] sinks) : IDocumentSink
{
    /// <summary>Hands the document to all sinks.</summary>
    public void Accept(Document document)
    {
        List<Exception>? errors = null;
        foreach (var sink in sinks)
        {
            try
            {
                sink.Accept(document);
            }
            catch (Exception error)
            {
                (errors ??= []).Add(error);
            }
        }

        if (errors is not null) Throw(errors);
    }

    /// <summary>A sink for whom nobody waits.</summary>
    internal static FanOut None { get; } = new();

    internal IReadOnlyList<IDocumentSink> Sinks => sinks;

    internal static void Throw(List<Exception> errors)
    {
        if (errors.Count > 1) throw new AggregateException(errors);
        ExceptionDispatchInfo.Throw(errors[0]);
    }
}
