using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Output;
using Cerulean.Cli.Rendering;
using Cerulean.Documents;
using Cerulean.Store;
using Cerulean.Transport;

namespace Cerulean.Cli.Commands;

/// <summary>Takes files into a store, one after another, and tells what becomes of each run.</summary>
internal sealed class Ingestion(Terminal terminal, DocumentStore store, RunFileOptions options, bool keepIncomplete, CancellationToken cancellationToken)
{
    // A file of nothing but bad lines need not tell each of them.
    private const int ToldProblems = 20;

    private const int RunsPerCommit = 100;

    private readonly int[] _runs = new int[Enum.GetValues<IngestStatus>().Length];
    private bool _isBad;

    /// <summary>Is told of each run as soon as it is known what becomes of it.</summary>
    public Action<IngestOutcome> Completed { get; init; } = _ => { };

    /// <summary>Number of documents read.</summary>
    public long Documents { get; private set; }

    /// <summary>True where every file could be read to its end and no run was rejected.</summary>
    public bool IsGood => !_isBad && Count(IngestStatus.Rejected) == 0;

    /// <summary>Number of runs of which this has become.</summary>
    public int Count(IngestStatus status) => _runs[(int)status];

    /// <summary>Where the telescopes of telescope files go.</summary>
    public TelescopeLayout Layout { get; init; }

    /// <summary>Takes the runs of one file.</summary>
    public void Take(string name)
    {
        if (name != InputFile.StandardInput && EventIOReader.IsEventIO(name))
        {
            TakeTelescopes(name);
            return;
        }

        using var input = InputFile.Open(name, terminal, cancellationToken);
        if (input is null)
        {
            _isBad = true;
            return;
        }

        using var progress = new ProgressLine(terminal, name, input.Length);
        try
        {
            Take(input, progress);
        }
        catch (IOException error)
        {
            _isBad = true;
            terminal.Say($"{name} cannot be read: {error.Message}");
        }
    }

    // A file that is damaged gives a run that has failed, and is told.
    private void TakeTelescopes(string name)
    {
        using var progress = new ProgressLine(terminal, name, total: 0);
        using var ingest = store.BeginIngest(keepIncomplete, outcome => Complete(outcome, progress), RunsPerCommit);
        ingest.Place = () => name;
        var sink = new WatchedSink(ingest, () =>
        {
            Documents++;
            cancellationToken.ThrowIfCancellationRequested();
            if (progress.IsDue) progress.Report(0, Words.Count(Documents, "document"));
        });
        try
        {
            new DocumentOutput(sink, new DocumentOptions { Layout = Layout }).Send(name);
        }
        catch (Exception error) when (error is EventIOException or InvalidDataException)
        {
            _isBad = true;
            progress.Clear();
            terminal.Say(error.Message.StartsWith(name, StringComparison.Ordinal) ? error.Message : $"{name}: {error.Message}");
        }

        ingest.Finish();
    }

    private void Take(InputFile input, ProgressLine progress)
    {
        if (input.IsLive)
        {
            TakeLive(input, progress);
            return;
        }

        var line = 0L;
        using var ingest = store.BeginIngest(keepIncomplete, outcome => Complete(outcome, progress), RunsPerCommit);
        ingest.Place = () => $"{input.Name}:{line}";
        Read(input, progress, ingest, ingest.Break, ref line);
        ingest.Finish();
    }

    private void TakeLive(InputFile input, ProgressLine progress)
    {
        var line = 0L;
        using var ingest = store.BeginLiveIngest(outcome => Complete(
            outcome.Status == IngestStatus.Rejected ? outcome with { Message = $"{input.Name}:{line}: {outcome.Message}" } : outcome, progress));
        try
        {
            Read(input, progress, ingest, ingest.Break, ref line);
        }
        catch (OperationCanceledException)
        {
            ingest.Finish();
            throw;
        }

        ingest.Finish();
    }

    private void Read(InputFile input, ProgressLine progress, IDocumentSink sink, Action<Finding> breakAt, ref long line)
    {
        var problems = 0;
        foreach (var (document, problem, at, _) in RunFile.Read(input.Stream, options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            line = at;
            if (document is not null)
            {
                Documents++;
                sink.Accept(document);
            }
            else if (Tell(problem!, $"{input.Name}:{at}", ref problems, progress))
            {
                breakAt(problem!);
            }

            if (progress.IsDue) progress.Report(input.Position, Words.Count(Documents, "document"));
        }

        if (problems > ToldProblems) terminal.Say($"{input.Name}: {problems - ToldProblems} further problems are not told; cerulean validate tells them all");
    }

    // True where the problem is more than a note.
    private bool Tell(Finding problem, string place, ref int problems, ProgressLine progress)
    {
        _isBad |= !problem.IsNote;
        if (++problems > ToldProblems) return !problem.IsNote;
        progress.Clear();
        terminal.Say($"{place}: {(problem.IsNote ? "note: " : "")}{problem}");
        return !problem.IsNote;
    }

    private void Complete(IngestOutcome outcome, ProgressLine progress)
    {
        _runs[(int)outcome.Status]++;
        progress.Clear();
        Completed(outcome);
    }
}
