using Cerulean.Documents;

namespace Cerulean.Store.Sqlite;

internal sealed partial class SqliteWriter
{
    private readonly Dictionary<string, long> _paths = [];

    public void Index(RunRow run)
    {
        var ((start, stop), place) = (Ends(run), RunPlace.Of(run));
        foreach (var (path, key) in Leaves(start, stop))
        {
            Connection["add_metadata"].Add(PathId(path)).Add(key).Add(place.Time).Add(place.Base).Add(run.Id).Run();
        }

        Connection["add_words"].Add(run.Id).Add(MetadataWords.Of(start, stop)).Run();
    }

    public void Unindex(RunRow run)
    {
        try
        {
            var ((start, stop), place) = (Ends(run), RunPlace.Of(run));
            foreach (var (path, key) in Leaves(start, stop))
            {
                Connection["drop_metadata"].Add(PathId(path)).Add(key).Add(place.Time).Add(place.Base).Run();
            }

            Connection["drop_words"].Add(run.Id).Add(MetadataWords.Of(start, stop)).Run();
        }
        catch (StoreException)
        {
            // A damaged document does not tell what it was: its run is looked for everywhere.
            Connection["drop_metadata_of_run"].Add(run.Id).Run();
        }
    }

    private static IEnumerable<(string Path, byte[] Key)> Leaves(RunStart start, RunStop? stop) =>
        stop is null ? MetadataLeaves.Of(start) : MetadataLeaves.Of(start).Concat(MetadataLeaves.Of(stop));

    private long PathId(string path)
    {
        if (_paths.TryGetValue(path, out var known)) return known;
        Connection["add_path"].Add(path).Run();
        var statement = Connection["path"].Add(path);
        statement.Step();
        return _paths[path] = statement.Integer(0);
    }
}
