using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Fills the arrays of one run in. Every file that it opens is closed with it, at the latest. For one thread.</summary>
/// <remarks>It knows the run as it is when the first array is asked for; of an open run it looks once more where a datum is not known.</remarks>
public sealed partial class FillContext : IDisposable
{
    // Files of a run that has ended so long ago are whole, or do not come any more.
    private const double SettledSeconds = 10;

    private static readonly DocumentName[] Kinds =
        [DocumentName.Descriptor, DocumentName.Resource, DocumentName.StreamResource, DocumentName.Datum, DocumentName.DatumPage, DocumentName.StreamDatum];

    private readonly Run _run;
    private readonly Filler _filler;
    private bool _knowsRun;

    internal FillContext(Run run, HandlerRegistry handlers, FillerOptions options) => (_run, _filler) = (run, new Filler(handlers, ForRun(run, options)));

    /// <summary>The event with its arrays, of all external keys or of some fields; STREAM: keys too, where a stream datum covers its seq_num.</summary>
    /// <exception cref="AssetException">An array cannot be had.</exception>
    public Event Fill(Event row, IReadOnlyCollection<string>? fields = null, ArrayMemory? memory = null) =>
        Ask((row, fields, memory), static (filler, asked) => filler.Fill(asked.row, asked.fields, asked.memory));

    /// <summary>The page with its arrays, of all external keys or of some fields: each column as one array where the rows are alike.</summary>
    /// <exception cref="AssetException">An array cannot be had.</exception>
    public EventPage Fill(EventPage page, IReadOnlyCollection<string>? fields = null, ArrayMemory? memory = null) =>
        Ask((page, fields, memory), static (filler, asked) => filler.Fill(asked.page, asked.fields, asked.memory));

    /// <summary>
    /// A table of a stream with its arrays, of all external keys or of some fields: columns of datum ids become columns of arrays, STREAM: keys become further columns,
    /// null where no stream datum covers the seq_num.
    /// </summary>
    /// <param name="table">A table with the column seq_num.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="fields">The fields to fill; all where it is null.</param>
    /// <param name="lazily">Reads each row when it is asked for, while the context is open: images need not be in memory together.</param>
    /// <param name="memory">Where the arrays are read into.</param>
    /// <exception cref="AssetException">An array cannot be had.</exception>
    public Table FillTable(Table table, string stream = EventDescriptor.DefaultStream, IReadOnlyCollection<string>? fields = null, bool lazily = false, ArrayMemory? memory = null) =>
        Ask((table, run: _run.Uid, stream, fields, lazily, memory), static (filler, asked) => filler.Fill(asked.table, asked.run, asked.stream, asked.fields, asked.lazily, asked.memory));

    /// <summary>The rows of a stream datum in the shape of the whole: (rows, *shape), or (rows * shape[0], *shape[1:]) where rows are concatenated.</summary>
    /// <exception cref="AssetException">The rows cannot be had.</exception>
    public NdArray Read(StreamDatum datum, ArrayMemory? memory = null) => Ask((datum, memory), static (filler, asked) => filler.Read(asked.datum, asked.memory));

    /// <summary>The documents with events and event pages filled, one after another.</summary>
    public IEnumerable<Document> Fill(IEnumerable<Document> documents, IReadOnlyCollection<string>? fields = null) => documents.Select(document => document switch
    {
        Event row => Fill(row, fields),
        EventPage page => Fill(page, fields),
        _ => document,
    });

    /// <summary>Closes all files.</summary>
    public void Dispose() => _filler.Dispose();

    private static FillerOptions ForRun(Run run, FillerOptions options) =>
        run.Stop is { } stop && (options.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - stop.Time > SettledSeconds ? options with { Retries = [] } : options;

    private T Ask<T, TState>(TState asked, Func<Filler, TState, T> answer)
    {
        if (!_knowsRun) Learn();
        try
        {
            return answer(_filler, asked);
        }
        catch (AssetException error) when (error.Fault == AssetFault.UnresolvedReference && _run.Stop is null)
        {
            Learn();
            return answer(_filler, asked);
        }
    }

    private void Learn()
    {
        foreach (var document in _run.Documents(Kinds)) _filler.Accept(document);
        _knowsRun = true;
    }
}
