namespace Cerulean.Documents;

/// <summary>A router of the documents of one run, which refuses those of any other and knows its start and descriptors.</summary>
public abstract class SingleRunRouter(Granularity granularity = Granularity.Accepted) : DocumentRouter(granularity)
{
    private readonly Dictionary<string, EventDescriptor> _descriptors = new(StringComparer.Ordinal);
    private RunStart? _start;

    /// <summary>Hands the document to the method of its kind.</summary>
    /// <exception cref="InvalidOperationException">A second start, a document before the start, or one of another run.</exception>
    public override void Accept(Document document)
    {
        if (document is RunStart start) Begin(start);
        else Require(document, GetStart().Uid);
        if (document is EventDescriptor descriptor) _descriptors[descriptor.Uid] = descriptor;
        base.Accept(document);
    }

    /// <summary>The start of the run.</summary>
    /// <exception cref="InvalidOperationException">It has not come yet.</exception>
    public RunStart GetStart() => _start ?? throw new InvalidOperationException(
        $"{GetType().Name} has had no start document yet; the start of a run is the first of its documents.");

    /// <summary>The descriptor of an event, page or stream datum, by its uid.</summary>
    /// <exception cref="InvalidOperationException">The run, or the descriptor, has not come yet.</exception>
    public EventDescriptor GetDescriptor(string uid) => _descriptors.TryGetValue(uid, out var descriptor)
        ? descriptor
        : throw new InvalidOperationException(
            $"{GetType().Name} of run '{GetStart().Uid}' has had no descriptor '{uid}'; it is of another run, or comes too late.");

    /// <summary>The stream of an event, page or stream datum, by the uid of its descriptor.</summary>
    /// <exception cref="InvalidOperationException">The run, or the descriptor, has not come yet.</exception>
    public string GetStreamName(string descriptor) => GetDescriptor(descriptor).Stream;

    private void Begin(RunStart start)
    {
        if (_start is not null)
        {
            throw new InvalidOperationException($"{GetType().Name} of run '{_start.Uid}' found a second start, of run '{start.Uid}'; use a RunRouter for several runs.");
        }

        _start = start;
    }

    private void Require(Document document, string uid)
    {
        switch (document)
        {
            case Event row: GetDescriptor(row.Descriptor); break;
            case EventPage page: GetDescriptor(page.Descriptor); break;
            case StreamDatum datum: GetDescriptor(datum.Descriptor); break;
            case EventDescriptor descriptor: RequireRun(descriptor.RunStart); break;
            case Resource resource: RequireRun(resource.RunStart); break;
            case StreamResource resource: RequireRun(resource.RunStart); break;
            case RunStop stop: RequireRun(stop.RunStart); break;
        }

        void RequireRun(string? run)
        {
            if (run is null || run == uid) return;
            throw new InvalidOperationException(
                $"{GetType().Name} of run '{uid}' found the {document.Name.ToText()} of run '{run}'; use a RunRouter for several runs.");
        }
    }
}
