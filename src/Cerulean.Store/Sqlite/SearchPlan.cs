namespace Cerulean.Store.Sqlite;

/// <summary>
/// How runs are searched: what names few runs is looked up and sorted; else the runs of one value, or all, are gone through newest first
/// and the rest of the query is asked of each. The newest runs of a range alone are found in its part of the index.
/// </summary>
internal sealed class SearchPlan
{
    /// <summary>So many runs are looked up and sorted in the time of a page.</summary>
    private const int Few = 3000;

    /// <summary>A database takes a set made of 500.</summary>
    private const int MostLookups = 400;

    private readonly Func<SqlLookup, int, long> _count;
    private readonly IReadOnlyList<Query> _parts;
    private readonly string _from = SqlText.Of("from_all");
    private readonly object[] _fromArgs = [];
    private readonly bool _isOfValue;
    private readonly SqlLookup? _range;
    private readonly SqlCondition _times;
    private readonly double _since = double.NegativeInfinity;
    private readonly RunPlace _first = RunPlace.Before;

    public SearchPlan(Query query, QueryTranslator translator, Func<SqlLookup, int, long> count)
    {
        (_count, _parts) = (count, RangeQuery.Parts(query));
        var times = _parts.OfType<ComparedQuery>().Where(part => part.Path.IsStartTime).ToList();
        foreach (var time in times) Bound(time, ref _since, ref _first);
        _times = SqlCondition.Join("and", [.. times.Select(time => translator.Translate(time, isLazy: false)), SqlCondition.Constant(true)]);

        var driver = Cheapest(translator);
        if (driver is { Lookups: not [{ IsValue: true }] } few)
        {
            (_from, _fromArgs, IsSet) = (SetOf(few.Lookups), [.. few.Lookups.SelectMany(lookup => lookup.Args)], true);
        }
        else if ((driver?.Lookups[0] ?? CommonValue(translator)) is { } value) (_from, _fromArgs, _isOfValue) = (SqlText.Of("from_value"), value.Args, true);
        else _range = OnlyRange(translator, times);
        Condition = SqlCondition.Join("and", [.. _parts.Select(part => translator.Translate(part, isLazy: IsSet))]);
    }

    /// <summary>What is asked of each run.</summary>
    public SqlCondition Condition { get; }

    /// <summary>True where all candidates are looked up at once.</summary>
    public bool IsSet { get; }

    /// <summary>A statement for the candidates after a place, newest first: those that fulfil the condition, or all.</summary>
    public (string Sql, object[] Args) Page(RunPlace after, bool isFiltered, int limit)
    {
        var columns = $"select {SqlText.Of("run_columns")}";
        if (_range is not null && isFiltered)
        {
            return (
                $"{columns} from ({_range.Newest} and (time, base) < (?, ?) and time >= ? and {_times.Sql} order by time desc, base desc limit ?) k {SqlText.Of("of_newest")}",
                [.. _range.Args, .. Bounds(after), .. _times.Args, (long)limit]);
        }

        var (rest, args) = Rest(after, isFiltered);
        var place = _isOfValue ? "k" : "r";
        return ($"{columns} {rest} order by {place}.time desc, {place}.base desc limit ?", [.. args, (long)limit]);
    }

    /// <summary>A statement for the number of runs that fulfil the condition.</summary>
    public (string Sql, object[] Args) Count()
    {
        var (rest, args) = Rest(RunPlace.Before, isFiltered: true);
        return ($"select count(*) {rest}", args);
    }

    private (string Sql, object[] Args) Rest(RunPlace after, bool isFiltered) =>
        ($"{_from} and {(isFiltered ? Condition.Sql : "1")}", [.. _fromArgs, .. Bounds(after), .. isFiltered ? Condition.Args : []]);

    private object[] Bounds(RunPlace after) => (_first.IsAfter(after) ? _first : after) is var first ? [first.Time, first.Base, _since] : [];

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

    private SqlLookup? CommonValue(QueryTranslator translator) => _parts
        .OfType<ComparedQuery>().Where(part => part.Comparison == Comparison.Equal && !part.Path.IsStartTime)
        .Select(part => translator.Lookups(part).Lookups is [{ IsValue: true } value] ? value : null)
        .FirstOrDefault(value => value is not null);

    // Beside times nothing else is asked, and a run has one such value.
    private SqlLookup? OnlyRange(QueryTranslator translator, List<ComparedQuery> times) =>
        _parts.Except(times).ToList() is [ComparedQuery or LikeQuery or RangeQuery] others
            && translator.Lookups(others[0]) is { IsExact: true, Lookups: [{ Newest: not null } range] } ? range : null;

    // The fewest runs that have all matches among them, as far as an index tells; null where they are too many.
    private (IReadOnlyList<SqlLookup> Lookups, long Count)? Cheapest(QueryTranslator translator) => Least(_parts, translator);

    private (IReadOnlyList<SqlLookup> Lookups, long Count)? Least(IReadOnlyList<Query> parts, QueryTranslator translator) =>
        parts.Select(part => Cheapest(part, translator)).Where(part => part is not null).MinBy(part => part!.Value.Count);

    private (IReadOnlyList<SqlLookup> Lookups, long Count)? Cheapest(Query query, QueryTranslator translator)
    {
        switch (query)
        {
            case NotQuery or ComparedQuery { Path.IsStartTime: true } or InQuery { Path.IsStartTime: true } or HasQuery { Path.IsStartTime: true }:
                return null;
            case AndQuery and:
                return Least(RangeQuery.Parts(and), translator);
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
            if (lookups.Count > MostLookups) return null;
        }

        return (lookups, count);
    }
}
