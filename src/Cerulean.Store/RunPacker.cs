namespace Cerulean.Store;

/// <summary>
/// Makes large pages of the loose events and small pages of a run. Each page takes the place of what it is made of in one transaction;
/// what others have changed meanwhile is left as it is.
/// </summary>
internal sealed class RunPacker(IDatabase database)
{
    // A snapshot that is held for long keeps the log of the database from being used again.
    private const long MostWeight = 64 << 20;

    /// <summary>Packs what fills a page, or all there is.</summary>
    /// <returns>How many pieces fewer the run has now.</returns>
    public int Pack(string uid, bool all)
    {
        var gained = 0;
        bool more;
        do
        {
            gained += PackSome(uid, all, out more);
        }
        while (more);
        return gained;
    }

    private int PackSome(string uid, bool all, out bool more)
    {
        more = false;
        using var reader = database.Read();
        if (reader.Run(uid) is not { } run) return 0;
        all |= run.State == RunState.Closed;
        var (gained, weight, hasParts) = (0, 0L, false);
        foreach (var scattered in Find(new RunReader(reader, run), reader, all))
        {
            // Where the pieces are gone, somebody else has packed them: what is left is looked at anew.
            more = !Swap(run, scattered);
            if (more) return gained;
            gained += scattered.Pieces - 1;
            weight += scattered.Page.Weight;
            hasParts |= scattered.IsPart;
            more = weight > MostWeight;
            if (more) return gained;
        }

        // They are pieces themselves.
        more = hasParts;
        if (more) return gained;

        if (all) Gather(run);
        return gained;
    }

    private static IEnumerable<ScatteredRows> Find(RunReader run, IDatabaseReader reader, bool all)
    {
        foreach (var descriptor in run.Descriptors)
        {
            var stream = run.Descriptors.First(first => first.Stream == descriptor.Stream).Ordinal;
            var gatherings = run.Layouts.Values.Where(layout => layout.Descriptor == descriptor.Ordinal).ToDictionary(layout => layout.Id, layout => new Gathering(layout, stream));
            foreach (var piece in run.Pieces(descriptor))
            {
                if (gatherings.Values.FirstOrDefault(gathering => gathering.Takes(piece)) is not { } gathering) continue;
                var isLarge = piece is PageRow page && (PageBuffer.IsLarge(page.Rows, 0) || PageBuffer.IsLarge(0, reader.Bytes(page.Id)));
                if ((isLarge || gathering.IsFull) && gathering.End() is { } scattered) yield return scattered;
                if (!isLarge) gathering.Add(piece, run);
            }

            foreach (var gathering in gatherings.Values.Where(gathering => all || gathering.IsFull))
            {
                if (gathering.End() is { } scattered) yield return scattered;
            }
        }
    }

    private bool Swap(RunRow run, ScatteredRows scattered)
    {
        using var writer = database.Write();
        if (writer.Run(run.Uid) is not { } now || (now.Id, now.Base) != (run.Id, run.Base)) return false;
        // Without a commit nothing is gone.
        if (!scattered.Pages.All(page => writer.Drop(run.Id, page))) return false;
        if (!scattered.Loose.All(loose => writer.Delete(run.Id, loose.Kind, loose.Ordinal))) return false;
        scattered.Page.Write(writer, run.Id, scattered.Stream);
        writer.Commit();
        return true;
    }

    // Unless it has grown meanwhile.
    private void Gather(RunRow run)
    {
        using var writer = database.Write();
        if (writer.Run(run.Uid) is not { } now || (now.Id, now.Base, now.Next) != (run.Id, run.Base, run.Next)) return;
        writer.Gather(run.Id);
        writer.Commit();
    }
}
