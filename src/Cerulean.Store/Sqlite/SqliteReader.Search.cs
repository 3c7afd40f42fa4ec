using Cerulean.Documents;

namespace Cerulean.Store.Sqlite;

internal partial class SqliteReader
{
    // So many runs are looked at one by one, before all runs are searched that have something.
    private const int Looks = 200;

    public IReadOnlyList<RunRow> Search(Query query, RunPlace after, int limit)
    {
        var plan = Plan(query);
        var hits = new List<RunRow>();
        if (!plan.IsSet && !plan.Condition.IsLazy)
        {
            // What is common is found among the newest runs, and the large set of all its runs is not made.
            var newest = Page(plan, after, isFiltered: false, Looks);
            foreach (var run in newest.Where(run => Matches(query, run)).Take(limit)) hits.Add(run);
            if (hits.Count == limit || newest.Count < Looks) return hits;
            after = RunPlace.Of(newest[^1]);
        }

        while (hits.Count < limit)
        {
            var page = Page(plan, after, isFiltered: true, limit);
            hits.AddRange(page.Where(run => plan.Condition.IsExact || Matches(query, run)).Take(limit - hits.Count));
            if (page.Count < limit) break;
            after = RunPlace.Of(page[^1]);
        }

        return hits;
    }

    public long Count(Query query)
    {
        var plan = Plan(query);
        if (!plan.Condition.IsExact) return Page(plan, RunPlace.Before, isFiltered: true, int.MaxValue).Count(run => Matches(query, run));
        var (sql, args) = plan.Count();
        return Scalar(sql, args);
    }

    protected (RunStart Start, RunStop? Stop) Ends(RunRow row) => new RunReader(this, row).Ends();

    private bool Matches(Query query, RunRow row)
    {
        var (start, stop) = Ends(row);
        return query.Matches(start, stop);
    }

    private SearchPlan Plan(Query query) => new(
        query,
        new QueryTranslator(
            path => Connection["path"].Add(path) is var statement && statement.Step() ? statement.Integer(0) : null,
            PathsBelow),
        (lookup, limit) => Scalar($"select count(*) from ({lookup.Set} limit ?)", [.. lookup.Args, (long)limit]));

    private List<long> PathsBelow(string path)
    {
        var ids = new List<long>();
        for (var statement = Connection["paths_below"].Add(path); statement.Step();) ids.Add(statement.Integer(0));
        return ids;
    }

    private List<RunRow> Page(SearchPlan plan, RunPlace after, bool isFiltered, int limit)
    {
        var (sql, args) = plan.Page(after, isFiltered, limit);
        using var statement = Connection.Prepare(sql);
        return [.. Rows(Bind(statement, args))];
    }

    private long Scalar(string sql, object[] args)
    {
        using var statement = Connection.Prepare(sql);
        return Bind(statement, args).Step() ? statement.Integer(0) : 0;
    }

    private static Statement Bind(Statement statement, object[] args)
    {
        foreach (var arg in args)
        {
            _ = arg switch
            {
                long number => statement.Add(number),
                double number => statement.Add(number),
                byte[] bytes => statement.Add(bytes),
                _ => statement.Add((string)arg),
            };
        }

        return statement;
    }
}
