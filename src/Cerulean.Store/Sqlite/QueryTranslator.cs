namespace Cerulean.Store.Sqlite;

/// <summary>Queries as conditions on runs, by what the index of metadata knows.</summary>
internal sealed class QueryTranslator(Func<string, long?> pathId)
{
    // SQLite takes 50 000 bytes, and a character has up to four.
    private const int MostPattern = 12_000;

    /// <summary>A condition that holds for all runs that match, and, where it is exact, for no others.</summary>
    /// <param name="query">The query.</param>
    /// <param name="isLazy">Leaves away what would cost much for a single run.</param>
    public SqlCondition Translate(Query query, bool isLazy) => Translate(query, isLazy, isNegated: false);

    private SqlCondition Translate(Query query, bool isLazy, bool isNegated) => query switch
    {
        NotQuery not => Translate(not.Inner, isLazy, !isNegated),
        AndQuery and => SqlCondition.Join(isNegated ? "or" : "and", [.. and.Parts.Select(part => Translate(part, isLazy, isNegated))]),
        OrQuery or => SqlCondition.Join(isNegated ? "and" : "or", [.. or.Parts.Select(part => Translate(part, isLazy, isNegated))]),
        ComparedQuery { Path.IsStartTime: true } time => Time(time, isNegated),
        InQuery { Path.IsStartTime: true } times => SqlCondition.Join(isNegated ? "and" : "or", [.. times.Equals.Select(time => Time(time, isNegated))]),
        HasQuery { Path.IsStartTime: true } => SqlCondition.Constant(!isNegated),
        _ => Probe(query, isLazy, isNegated),
    };

    /// <summary>What an index can look up for a condition on one path, or on words; together at least what matches.</summary>
    public (IReadOnlyList<SqlLookup> Lookups, bool IsExact) Lookups(Query query)
    {
        switch (query)
        {
            case ComparedQuery { Comparison: Comparison.Equal } equal:
                return Values(equal.Path, equal.Path.ToIndexText(), [equal]);
            case ComparedQuery other:
                var range = KeyRange.Of(other.Comparison, other.Value);
                return At(other.Path, path => SqlLookup.OfRange(path, range), range.IsExact);
            case RangeQuery between:
                return At(between.Path, path => SqlLookup.OfRange(path, between.Range), between.Range.IsExact);
            case InQuery any:
                return Values(any.Path, any.Path.ToIndexText(), any.Equals);
            case LikeQuery like:
                return Pattern(like);
            case HasQuery has:
                return (With(has.Path, [SqlLookup.OfBelow(has.Path.ToIndexText())]), !has.Path.HasIndex);
            case ContainsQuery contains:
                var elements = MetadataLeaves.Elements(contains.Path.ToIndexText());
                return (With(contains.Path, [.. Keys(elements, [MetadataKey.Shorten(contains.Key)]), .. Keys(elements, [[MetadataKey.More]])]), false);
            case TextQuery text:
                return ([SqlLookup.OfWords(text.Words)], true);
            default:
                throw new ArgumentException($"{query.GetType().Name} has no index.", nameof(query));
        }
    }

    private static SqlCondition Time(ComparedQuery time, bool isNegated)
    {
        // A time that is no number compares with none.
        var sql = $"(r.time {time.Sign} ? and r.time > -9e999)";
        return new SqlCondition(isNegated ? $"not {sql}" : sql, [time.Value.AsDouble()]);
    }

    private SqlCondition Probe(Query query, bool isLazy, bool isNegated)
    {
        var (lookups, isExact) = Lookups(query);
        if ((isNegated && !isExact) || (isLazy && !lookups.All(lookup => lookup.IsLazy))) return SqlCondition.Constant(true, isExact: false);
        if (lookups.Count == 0) return SqlCondition.Constant(isNegated, isExact);
        var any = SqlCondition.Join("or", [.. lookups.Select(lookup => new SqlCondition(lookup.Probe, lookup.Args, isExact, lookup.IsLazy))]);
        return isNegated ? any with { Sql = $"not {any.Sql}" } : any;
    }

    private (IReadOnlyList<SqlLookup> Lookups, bool IsExact) Pattern(LikeQuery like)
    {
        var shape = like.Shape;
        if (shape.IsText)
        {
            var key = MetadataKey.Shorten(MetadataKey.OfText(shape.Prefix));
            return At(like.Path, path => SqlLookup.OfValues(path, [key]), isExact: true);
        }

        if (!shape.IsPrefix && shape.ToGlob().Length <= MostPattern) return At(like.Path, path => SqlLookup.OfPattern(path, shape), isExact: false);
        var range = KeyRange.OfPrefix(shape.Prefix);
        return At(like.Path, path => SqlLookup.OfRange(path, range), shape.IsPrefix && range.IsExact);
    }

    private (IReadOnlyList<SqlLookup> Lookups, bool IsExact) Values(MetadataPath path, string text, IEnumerable<ComparedQuery> values) =>
        (With(path, Keys(text, [.. values.Select(value => MetadataKey.Shorten(MetadataKey.Of(value.Value)!))])), !path.HasIndex);

    private (IReadOnlyList<SqlLookup> Lookups, bool IsExact) At(MetadataPath path, Func<long, SqlLookup> make, bool isExact) =>
        (With(path, pathId(path.ToIndexText()) is { } id ? [make(id)] : []), isExact && !path.HasIndex);

    private IEnumerable<SqlLookup> Keys(string path, byte[][] keys) => pathId(path) is { } id ? [SqlLookup.OfValues(id, keys)] : [];

    // An index does not know the places in lists, and of long ones not all elements.
    private List<SqlLookup> With(MetadataPath path, IEnumerable<SqlLookup> lookups) =>
        [.. lookups, .. path.ListTexts().SelectMany(list => Keys(list, [[MetadataKey.More]]))];
}
