using System.Diagnostics.CodeAnalysis;
using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>The streams of runs as people ask for them: names, fields, documents, tables. Where arrays lie outside the documents does not show.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "All is asked of one object, whether it needs the store or only the run.")]
public sealed partial class EventSource
{
    private readonly DocumentStore _store;

    /// <summary>The events of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="handlers">Who reads the files of arrays; those that come with Cerulean where it is null.</param>
    public EventSource(DocumentStore store, HandlerRegistry? handlers = null) =>
        (_store, Handlers) = (store, handlers ?? HandlerRegistry.BuiltIn());

    /// <summary>The type of the exception that tells that a run has no streams.</summary>
    public static Type NoEventDescriptors => typeof(NoEventDescriptorsException);

    /// <summary>Who reads the files of arrays.</summary>
    public HandlerRegistry Handlers { get; }

    /// <summary>Where the files of arrays are now.</summary>
    public RootMap RootMap { get; set; } = RootMap.Empty;

    /// <summary>Says where files are now: old roots and the new ones.</summary>
    public void SetRootMap(IEnumerable<KeyValuePair<string, string>> roots) => RootMap = new RootMap(roots);

    /// <summary>The streams of a run, in the order of their first descriptors; none where it has no descriptors.</summary>
    public IReadOnlyList<string> StreamNames(Run run) => run.StreamNames;

    /// <summary>The fields of a stream, or of all of them: the union over descriptors, in their order. Fields whose values are in files are among them.</summary>
    /// <exception cref="StoreException">There is no such stream.</exception>
    public IReadOnlyList<string> Fields(Run run, string? stream = null) =>
        run.FieldsOf(stream);

    /// <summary>The descriptors of a stream, or of all of them, in order.</summary>
    /// <exception cref="StoreException">There is no such stream.</exception>
    public IReadOnlyList<EventDescriptor> Descriptors(Run run, string? stream = null) => run.DescriptorsOf(stream);

    /// <summary>The resources and stream resources of a run, in order.</summary>
    public IEnumerable<Document> Resources(Run run) => run.Documents(DocumentName.Resource, DocumentName.StreamResource);
}
