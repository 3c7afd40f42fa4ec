using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>One run of a store.</summary>
public sealed partial class Run
{
    private readonly IDatabase _database;
    private readonly RunRow _row;
    private readonly bool _asAccepted;

    // Of the snapshot that the row is of: the run may give way to a longer one at any moment.
    internal Run(IDatabase database, IDatabaseReader reader, RunRow row, bool asAccepted = false)
    {
        (_database, _row, _asAccepted) = (database, row, asAccepted);
        var run = new RunReader(reader, row, asAccepted);
        Start = run.Documents<RunStart>(DocumentName.Start).First();
        Stop = run.Documents<RunStop>(DocumentName.Stop).FirstOrDefault();
        Descriptors = [.. run.Documents<EventDescriptor>(DocumentName.Descriptor)];
    }

    /// <summary>Uid of the run.</summary>
    public string Uid => _row.Uid;

    /// <summary>Its first document.</summary>
    public RunStart Start { get; }

    /// <summary>Its last document; null while it is open.</summary>
    public RunStop? Stop { get; }

    /// <summary>Its descriptors in order.</summary>
    public IReadOnlyList<EventDescriptor> Descriptors { get; }

    /// <summary>Its streams, in the order of their first descriptors.</summary>
    public IReadOnlyList<string> StreamNames => [.. Descriptors.Select(descriptor => descriptor.Stream).Distinct()];

    // An open run may have grown since, or given way to a longer one.
    private RunReader Current(IDatabaseReader reader) =>
        new(reader, RowOf(reader), _asAccepted);

    /// <summary>What a listing shows of it.</summary>
    public RunSummary Summary => DocumentStore.Summary(_row);
}
