using Cerulean.Documents;

namespace Cerulean.Store.Sqlite;

/// <summary>Makes a store of the newest version of an older one, in one transaction.</summary>
internal sealed class StoreUpgrade(SqliteDatabase database, Connection connection)
{
    public void Run(long version)
    {
        // Not disposed of: that would give the connection away.
        var writer = new SqliteWriter(database, connection, turn: null);
        // Another process may have been faster.
        var old = connection.Scalar("pragma user_version");
        if (old < version)
        {
            connection.Execute(SqlText.Upgrade(old));
            foreach (var run in Runs()) TryRead(() => AddToPages(writer, run));
            foreach (var run in writer.Runs().ToList()) TryRead(() => writer.Index(run));
            connection.Execute($"pragma user_version = {version}");
        }

        writer.Commit();
    }

    private List<long> Runs()
    {
        var runs = new List<long>();
        for (var statement = connection["run_ids"]; statement.Step();) runs.Add(statement.Integer(0));
        return runs;
    }

    // Runs with damage are in the list, and reading them tells what is damaged; the others open.
    private static void TryRead(Action read)
    {
        try
        {
            read();
        }
        catch (StoreException error) when (Connection.IsDamage(error))
        {
            // See above.
        }
    }

    // What version 4 knows of pages: which seq_nums and which times they have.
    private void AddToPages(SqliteWriter writer, long run)
    {
        var descriptors = writer.Descriptors(run);
        var streams = writer.Layouts(run).ToDictionary(
            layout => layout.Id,
            layout => descriptors.First(first => first.Stream == descriptors.First(own => own.Ordinal == layout.Descriptor).Stream).Ordinal);
        foreach (var page in writer.Pages(run))
        {
            // A page whose seq_nums or times are damaged is met all the same, so that it is told.
            long[] numbers = [page.MinSeqNum, page.MaxSeqNum];
            TryRead(() => numbers = Column(writer, page, Layout.SeqNum).AsSpan<long>().ToArray());
            SeqNumIndex.Add(writer, run, streams[page.Layout], numbers);
            var known = page with { MinTime = double.NegativeInfinity, MaxTime = double.PositiveInfinity };
            TryRead(() => known = page.WithTimes(Column(writer, page, Layout.Time)));
            connection["set_page_times"].Add(page.Id).Add(known.MinTime).Add(known.MaxTime).Add(Checksum.Of(known)).Run();
        }
    }

    private static Column Column(SqliteWriter writer, PageRow page, int place)
    {
        var data = writer.Column(page.Id, place, out var header);
        return ColumnCodec.Decode(header, data, page.Rows);
    }
}
