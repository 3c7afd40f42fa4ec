using System.Runtime.ExceptionServices;
using Cerulean.Cherenkov.Calibration;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov;

/// <summary>
/// All steps of the processing, and the one loop over telescopes. <see cref="Default"/> calibrates raw samples:
/// <code>foreach (var shower in Pipeline.Default.Process(source)) using (shower) …</code>
/// </summary>
/// <param name="steps">What is done to each telescope, one after another.</param>
public sealed class Pipeline(params IReadOnlyList<ITelescopeStep> steps)
{
    /// <summary>What is done where nothing else is said.</summary>
    public static Pipeline Default { get; } = new(new R1Calibrator());

    /// <summary>How many threads work at once; 1 is none but the caller's.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Processes all telescopes of an event.</summary>
    public void Process(SubarrayEvent item)
    {
        if (Threads > 1) Parallel.ForEach(item.Tel, new ParallelOptions { MaxDegreeOfParallelism = Threads }, Process);
        else foreach (var telescope in item.Tel) Process(telescope);
    }

    /// <summary>Processes events as they are taken, some ahead where there are threads for them; their order stays.</summary>
    public IEnumerable<SubarrayEvent> Process(IEnumerable<SubarrayEvent> events)
    {
        var ahead = new Queue<(SubarrayEvent Event, Task Work)>();
        using var source = events.GetEnumerator();
        try
        {
            ExceptionDispatchInfo? failure = null;
            while (failure is null && TryMove(source, out failure))
            {
                var item = source.Current;
                ahead.Enqueue((item, Threads > 1 ? Task.Run(() => ProcessEach(item)) : Task.CompletedTask));
                if (Threads <= 1) ProcessEach(item);
                if (ahead.Count >= Threads) yield return Finished(ahead);
            }

            while (ahead.Count > 0) yield return Finished(ahead);
            failure?.Throw();
        }
        finally
        {
            foreach (var (item, work) in ahead)
            {
                ((IAsyncResult)work).AsyncWaitHandle.WaitOne();
                item.Dispose();
            }
        }
    }

    // Where the source fails, the events before are finished first.
    private static bool TryMove(IEnumerator<SubarrayEvent> source, out ExceptionDispatchInfo? failure)
    {
        try
        {
            failure = null;
            return source.MoveNext();
        }
#pragma warning disable CA1031 // It is thrown a little later.
        catch (Exception error)
        {
            failure = ExceptionDispatchInfo.Capture(error);
            return false;
        }
#pragma warning restore CA1031
    }

    private static SubarrayEvent Finished(Queue<(SubarrayEvent Event, Task Work)> ahead)
    {
        ahead.Peek().Work.GetAwaiter().GetResult();
        return ahead.Dequeue().Event;
    }

    private void ProcessEach(SubarrayEvent item)
    {
        foreach (var telescope in item.Tel) Process(telescope);
    }

    private void Process(TelescopeEvent telescope)
    {
        foreach (var step in steps) step.Process(telescope);
    }
}
