namespace Cerulean.Store;

public sealed partial class DocumentStore
{
    /// <summary>What the store holds.</summary>
    public StoreInfo Info
    {
        get
        {
            using var reader = _database.Read();
            return reader.Info();
        }
    }

    /// <summary>
    /// Reads everything that is stored, and tells what is wrong: each checksum, what pages and documents say of each other, and the database itself.
    /// What is not named can be read.
    /// </summary>
    public IEnumerable<StoreFault> Check() => StoreCheck.Of(_database);

    /// <summary>Packs rows that are in more pieces than need be, and gives what is free back to the disk. Others may read and write meanwhile.</summary>
    /// <param name="packed">Is told of each run once it is packed.</param>
    /// <exception cref="StoreException">The disk is full, or the store is damaged: what has been packed is packed, the rest is as it was.</exception>
    public Compaction Compact(Action<string>? packed = null)
    {
        Flush();
        IReadOnlyList<string> runs;
        using (var reader = _database.Read()) runs = reader.ScatteredRuns();
        var (before, pieces, packer) = (Info.Bytes, 0L, new RunPacker(_database));
        foreach (var run in runs)
        {
            pieces += packer.Pack(run, all: true);
            packed?.Invoke(run);
        }

        _database.Shrink();
        return new Compaction(runs.Count, pieces, before, Info.Bytes);
    }
}
