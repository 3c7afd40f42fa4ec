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
            var newest = Page(plan, after, isFiltered: false, Looks).ToList();
            hits.AddRange(newest.Where(run => Matches(query, run)).Take(limit));
            if (hits.Count == limit || newest.Count < Looks) return hits;
            after = RunPlace.Of(newest[^1]);
        }

        hits.AddRange(Found(plan, query, after, limit - hits.Count).Take(limit - hits.Count));
        return hits;
    }

    public long Count(Query query)
    {
        var plan = Plan(query);
        if (!plan.Condition.IsExact) return Found(plan, query, RunPlace.Before, int.MaxValue).Count();
        var (sql, args) = plan.Count();
        return Scalar(sql, args);
    }

    // Where all that the database finds has to be looked at, it is asked for more until there is enough.
    private IEnumerable<RunRow> Found(SearchPlan plan, Query query, RunPlace after, int limit) => plan.Condition.IsExact
        ? Page(plan, after, isFiltered: true, limit)
        : Page(plan, after, isFiltered: true, int.MaxValue).Where(run => Matches(query, run));

    protected (RunStart Start, RunStop? Stop) Ends(RunRow row) => new RunReader(this, row).Ends();

    private bool Matches(Query query, RunRow row)
    {
        var (start, stop) = Ends(row);
        return query.Matches(start, stop);
    }

    private SearchPlan Plan(Query query) => new(
        query,
        new QueryTranslator(
            path => Connection["path"].Add(path) is var statement && statement.Step() ? statement.Integer(0) : null),
        (lookup, limit) => Scalar($"select count(*) from ({lookup.Set} limit ?)", [.. lookup.Args, (long)limit]));

    private IEnumerable<RunRow> Page(SearchPlan plan, RunPlace after, bool isFiltered, int limit)
    {
        var (sql, args) = plan.Page(after, isFiltered, limit);
        using var statement = Connection.Prepare(sql);
        foreach (var run in Rows(Bind(statement, args))) yield return run;
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
