namespace Cerulean.Store.Sqlite;

/// <summary>
/// How runs are searched: what names few runs is looked up and sorted; else the runs of one value, or all, are gone through newest first
/// and the rest of the query is asked of each.
/// </summary>
internal sealed class SearchPlan
{
    /// <summary>So many runs are looked up and sorted in the time of a page.</summary>
    private const int Few = 3000;

    private readonly Query _query;
    private readonly Func<SqlLookup, int, long> _count;
    private readonly string _from;
    private readonly object[] _fromArgs;
    private readonly double _since = double.NegativeInfinity;
    private readonly RunPlace _first = RunPlace.Before;

    public SearchPlan(Query query, QueryTranslator translator, Func<SqlLookup, int, long> count)
    {
        (_query, _count) = (query, count);
        Condition = translator.Translate(query);
        foreach (var part in Parts)
        {
            if (part is ComparedQuery { Path.IsStartTime: true } time) Bound(time, ref _since, ref _first);
        }

        var driver = Cheapest(query, translator);
        var values = Parts.OfType<ComparedQuery>().Where(part => part.Comparison == Comparison.Equal && !part.Path.IsStartTime)
            .Select(part => translator.Lookups(part).Lookups).FirstOrDefault(lookups => lookups is [{ IsValue: true }]);
        if (driver is { Count: <= Few } && driver.Value.Lookups is not [{ IsValue: true }])
        {
            (_from, _fromArgs, IsSet) = (SetOf(driver.Value.Lookups), [.. driver.Value.Lookups.SelectMany(lookup => lookup.Args)], true);
        }
        else if ((driver is { Count: <= Few } ? driver.Value.Lookups : values) is [var value]) (_from, _fromArgs) = (SqlText.Of("from_value"), value.Args);
        else (_from, _fromArgs) = (SqlText.Of("from_all"), []);
    }

    /// <summary>What is asked of each run.</summary>
    public SqlCondition Condition { get; }

    /// <summary>True where all candidates are looked up at once.</summary>
    public bool IsSet { get; }

    private IReadOnlyList<Query> Parts => _query is AndQuery and ? and.Parts : [_query];

    /// <summary>A statement for the candidates after a place, newest first: those that fulfil the condition, or all.</summary>
    public (string Sql, object[] Args) Page(RunPlace after, bool isFiltered, int limit)
    {
        var (rest, args) = Rest(after, isFiltered);
        var place = _from.Contains(" k.time", StringComparison.Ordinal) ? "k" : "r";
        return ($"select {SqlText.Of("run_columns")} {rest} order by {place}.time desc, {place}.base desc limit ?", [.. args, (long)limit]);
    }

    /// <summary>A statement for the number of runs that fulfil the condition.</summary>
    public (string Sql, object[] Args) Count()
    {
        var (rest, args) = Rest(RunPlace.Before, isFiltered: true);
        return ($"select count(*) {rest}", args);
    }

    private (string Sql, object[] Args) Rest(RunPlace after, bool isFiltered)
    {
        var first = _first.IsAfter(after) ? _first : after;
        object[] args = [.. _fromArgs, first.Time, first.Base, _since, .. isFiltered ? Condition.Args : []];
        return ($"{_from} and {(isFiltered ? Condition.Sql : "1")}", args);
    }

    private static string SetOf(IReadOnlyList<SqlLookup> lookups)
    {
        // A run has as many rows as its lists have elements.
        var sets = lookups.Count == 0 ? "select 0 as run where 0" : string.Join(" union all ", lookups.Select(lookup => lookup.Set));
        return $"from (select distinct run from ({sets})) k {SqlText.Of("from_set")}";
    }

    private static void Bound(ComparedQuery time, ref double since, ref RunPlace first)
    {
        var value = time.Value.AsDouble();
        if (time.Comparison is Comparison.Greater or Comparison.GreaterOrEqual or Comparison.Equal) since = Math.Max(since, value);
        if (time.Comparison is Comparison.Greater or Comparison.GreaterOrEqual) return;
        var place = new RunPlace(value, time.Comparison == Comparison.Less ? long.MinValue : long.MaxValue);
        if (place.IsAfter(first)) first = place;
    }

    // The fewest runs that have all matches among them, as far as an index tells; null where they are too many.
    private (IReadOnlyList<SqlLookup> Lookups, long Count)? Cheapest(Query query, QueryTranslator translator)
    {
        switch (query)
        {
            case NotQuery or ComparedQuery { Path.IsStartTime: true } or HasQuery { Path.IsStartTime: true }:
                return null;
            case AndQuery and:
                return and.Parts.Select(part => Cheapest(part, translator)).Where(part => part is not null).MinBy(part => part!.Value.Count);
            case OrQuery or:
                return Sum(or.Parts.Select(part => Cheapest(part, translator)));
            default:
                var lookups = translator.Lookups(query).Lookups;
                return Sum(lookups.Select(lookup => ((IReadOnlyList<SqlLookup>, long)?)([lookup], _count(lookup, Few + 1))));
        }
    }

    private static (IReadOnlyList<SqlLookup> Lookups, long Count)? Sum(IEnumerable<(IReadOnlyList<SqlLookup> Lookups, long Count)?> parts)
    {
        var (lookups, count) = (new List<SqlLookup>(), 0L);
        foreach (var part in parts)
        {
            if (part is null || (count += part.Value.Count) > Few) return null;
            lookups.AddRange(part.Value.Lookups);
        }

        return (lookups, count);
    }
}
