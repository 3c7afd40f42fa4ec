namespace Cerulean.Documents;

public sealed partial class RunChecker
{
    private void CheckEvent(Event row, List<Finding> findings)
    {
        if (KnownDescriptor(row, row.Descriptor, findings) is not { } known) return;
        CheckNames(row, known, row.Data.Names, row.Timestamps.Names, row.Filled?.Names, findings);
        if (row.SeqNum is < 1 or long.MaxValue) findings.Add(SeqNumFault(row, known, "$.seq_num", row.SeqNum));
        if (row.SeqNum > known.Stream.HighestSeqNum) known.Stream.HighestSeqNum = row.SeqNum;
        foreach (var key in known.Keys.External)
        {
            if (!row.Data.TryGetValue(key, out var value)) continue;
            if (!IsKnownDatum(value, row.Filled?.GetOrNull(key) ?? default)) findings.Add(DatumFault(row, known, "$.data." + key, value));
        }
    }

    private void CheckPage(EventPage page, List<Finding> findings)
    {
        if (KnownDescriptor(page, page.Descriptor, findings) is not { } known) return;
        if (LengthFault(page) is { } fault)
        {
            findings.Add(Fault(page, known.Run.Uid, fault.Path, fault.Message));
            return;
        }

        CheckNames(page, known, page.Data.Names, page.Timestamps.Names, page.Filled?.Names, findings);
        // Of a long page that is wrong in every row one row is told.
        var numbers = page.SeqNums;
        var bad = numbers.IndexOfAnyInRange(long.MinValue, 0);
        if (bad < 0) bad = numbers.IndexOf(long.MaxValue);
        if (bad >= 0) findings.Add(SeqNumFault(page, known, $"$.seq_num[{bad}]", numbers[bad]));
        foreach (var number in numbers) known.Stream.HighestSeqNum = Math.Max(known.Stream.HighestSeqNum, number);

        foreach (var key in known.Keys.External) CheckDatumIds(page, known, key, findings);
    }

    private void CheckDatumIds(EventPage page, CheckedDescriptor known, string key, List<Finding> findings)
    {
        if (page.Data.Find(key) is not { } values) return;
        var filled = page.Filled?.Find(key);
        for (var row = 0; row < values.Count; row++)
        {
            if (IsKnownDatum(values[row], filled?[row] ?? default)) continue;
            findings.Add(DatumFault(page, known, $"$.data.{key}[{row}]", values[row]));
            return;
        }
    }

    private CheckedDescriptor? KnownDescriptor(Document document, string uid, List<Finding> findings)
    {
        if (Find(uid) is { } known) return known.Run.IsOpen || IsOpen(known.Run, document, findings) ? known : null;
        findings.Add(Fault(document, null, "$.descriptor", $"found the descriptor '{uid}', expected one that came before") with { Refers = uid });
        return null;
    }

    private static void CheckNames(Document document, CheckedDescriptor known, JsonKeys data, JsonKeys timestamps, JsonKeys? filled, List<Finding> findings)
    {
        if (known.Keys.Fault(data, timestamps, filled) is { } fault) findings.Add(Fault(document, known.Run.Uid, fault.Path, fault.Message));
    }

    private static (string Path, string Message)? LengthFault(EventPage page)
    {
        if (Differs(page.Uid, "$.uid") is { } uid) return uid;
        if (Differs(page.Time, "$.time") is { } time) return time;
        return OfMap(page.Data, "$.data.") ?? OfMap(page.Timestamps, "$.timestamps.") ?? (page.Filled is null ? null : OfMap(page.Filled, "$.filled."));

        (string, string)? OfMap(ColumnMap columns, string path)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (Differs(columns.Columns[i], path + columns.Names[i]) is { } fault) return fault;
            }

            return null;
        }

        (string, string)? Differs(Column column, string path) =>
            column.Count == page.Count ? null : (path, $"found {column.Count} rows, expected {page.Count} as in seq_num");
    }

    private static Finding SeqNumFault(Document document, CheckedDescriptor known, string path, long number) =>
        Fault(document, known.Run.Uid, path, $"found {number}, expected a seq_num of at least 1 that has a next one");
}
