namespace Cerulean.Store;

/// <summary>Finds everything that is wrong in a store. First what the database says; where that is good, whether the parts of a run fit.</summary>
internal static class StoreCheck
{
    public static IEnumerable<StoreFault> Of(IDatabase database)
    {
        using var reader = database.Read();
        foreach (var fault in reader.Faults()) yield return fault;
        var (runs, listing) = Try(() => reader.Runs().Concat(reader.StagedRuns()).ToArray(), null);
        if (listing is not null) yield return listing;
        foreach (var run in runs ?? [])
        {
            var faults = reader.Faults(run);
            foreach (var fault in faults.Count > 0 ? faults : Structure(reader, run)) yield return fault;
        }
    }

    private static IEnumerable<StoreFault> Structure(IDatabaseReader reader, RunRow row)
    {
        var run = new RunReader(reader, row);
        // Some of a staged run may still wait to be written.
        var (documents, unread) = Try(() => CountDocuments(run), row.Uid);
        if (unread is not null) yield return unread;
        else if (documents != row.Documents && row.State != RunState.Staged) yield return new StoreFault(row.Uid, null, null, $"{documents} documents are there, {row.Documents} were accepted");
        foreach (var page in run.Pages)
        {
            var (stream, strange) = Try(() => run.DescriptorOf(run.LayoutOf(page)).Stream, row.Uid, null, page.Id);
            if (strange is not null)
            {
                yield return strange;
                continue;
            }

            var (wrong, broken) = Try(() => Wrong(run, page), row.Uid, stream, page.Id);
            if (broken is not null) yield return broken;
            else if (wrong is not null) yield return new StoreFault(row.Uid, stream, page.Id, wrong);
        }
    }

    // What is in pages is counted, and not read: that comes page by page.
    private static long CountDocuments(RunReader run) => run.LooseDocuments().LongCount() + run.Pages.Sum(page => (long)Units.Decode(page).Count);

    private static string? Wrong(RunReader run, PageRow row)
    {
        var units = Units.Decode(row);
        if (units.Sum(unit => (long)unit.Rows) != row.Rows) return $"its documents have {units.Sum(unit => (long)unit.Rows)} rows, it has {row.Rows}";
        if (units[^1].Ordinal != row.Last) return $"its last document is {units[^1].Ordinal}, it ends with {row.Last}";
        var page = run.ReadPage(row);
        int[] counts = [page.SeqNum.Shape[0], page.Time.Count, page.Uid.Count, .. page.Data.Columns.ToArray().Concat(page.Timestamps.Columns.ToArray()).Select(column => column.Count)];
        if (Array.Exists(counts, count => count != row.Rows)) return $"its columns do not have {row.Rows} rows each";
        var numbers = page.SeqNums.ToArray();
        return row.Rows > 0 && (numbers.Min(), numbers.Max()) != (row.MinSeqNum, row.MaxSeqNum)
            ? $"its seq_nums are {numbers.Min()} to {numbers.Max()}, it says {row.MinSeqNum} to {row.MaxSeqNum}"
            : null;
    }

    // Bytes that pass their checksum may still be what no program of ours has written.
    private static (T? Result, StoreFault? Fault) Try<T>(Func<T> read, string? run, string? stream = null, long? page = null)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception error)
        {
            return (default, new StoreFault(run, stream, page, error.Message));
        }
    }
}
