using Cerulean.Documents;

namespace Cerulean.Transport;

/// <summary>Cuts what stands in a window into records, and hands them to a target.</summary>
internal abstract class RecordReader(ByteWindow window, RunFileOptions options)
{
    private bool _isDone;

    /// <summary>The line where the last record begins, from 1; of MessagePack the number of the record.</summary>
    public long Line { get; protected set; }

    /// <summary>Where the last record begins.</summary>
    public long Offset { get; protected set; }

    protected ByteWindow Window { get; } = window;

    protected int MaxLine { get; } = options.MaxLine;

    /// <summary>Reads the next record, and adds what is wrong with it to the target's findings. False after the last.</summary>
    public bool Next(IRecordTarget target)
    {
        if (_isDone) return false;
        if (Read(target)) return true;
        _isDone = true;
        if (Window.Fault is { } fault)
        {
            Offset = Window.Offset + Window.Unread.Length;
            target.Findings.Add(new Finding($"{fault}; reading ends at {Window.Place(Offset)}"));
        }

        return false;
    }

    /// <summary>Reads one record. False where nothing can follow.</summary>
    protected abstract bool Read(IRecordTarget target);

    protected static void Report(IRecordTarget target, string problem) => target.Findings.Add(new Finding(problem));

    /// <summary>Reports that the data end within a record, unless the reason is already known and will be told.</summary>
    protected void ReportCut(IRecordTarget target)
    {
        if (Window.Fault is not null) return;
        var end = Window.Offset + Window.Unread.Length;
        Report(target, $"the data end at {Window.Place(end)}, within the record that begins at {Window.Place(Offset)}; all before it was read");
    }

    protected void ReportTooLong(IRecordTarget target, string kind) =>
        Report(target, $"the {kind} that begins at {Window.Place(Offset)} is longer than {MaxLine} bytes; if it is meant to be, allow longer lines");
}
