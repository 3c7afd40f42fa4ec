using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// A condition on the start and stop of a run. It has a text form, such as <c>plan_name = 'scan' and sample.name ~ 'Fe*'</c>, and queries combine by &amp;, | and !.
/// A value of another type, or none at all, fulfils no comparison; so what is negated matches runs that lack the key.
/// </summary>
public abstract class Query : IEquatable<Query>
{
    private protected Query()
    {
    }

    /// <summary>Reads the text form.</summary>
    /// <param name="text">The query.</param>
    /// <param name="zone">Where times such as '2026-01-05 13:00' are local; UTC where it is not given.</param>
    /// <exception cref="QueryException">The text is no query.</exception>
    public static Query Parse(string text, TimeZoneInfo? zone = null) => new QueryParser(text, zone ?? TimeZoneInfo.Utc).Parse();

    /// <summary>The value at a path compares so: numbers with numbers, texts with texts in the order of their characters.</summary>
    /// <exception cref="ArgumentException">The value cannot be compared so.</exception>
    public static Query Compare(string path, Comparison comparison, JsonValue value) => new ComparedQuery(QueryParser.Path(path), comparison, value);

    /// <summary>The value at a path is one of the values.</summary>
    public static Query In(string path, params IReadOnlyList<JsonValue> values) => new InQuery(QueryParser.Path(path), values);

    /// <summary>The list at a path has the value among its elements.</summary>
    public static Query Contains(string path, JsonValue value) => new ContainsQuery(QueryParser.Path(path), value);

    /// <summary>There is something at the path, be it null.</summary>
    public static Query Has(string path) => new HasQuery(QueryParser.Path(path));

    /// <summary>The text at a path fits a pattern: * is any text, ? one character, and \ takes their meaning away.</summary>
    public static Query Like(string path, string pattern) => new LikeQuery(QueryParser.Path(path), pattern);

    /// <summary>All the words are in texts of the start or stop, in any case and order; word* is any word that begins so.</summary>
    /// <exception cref="ArgumentException">There is no word.</exception>
    public static Query Text(string words) => new TextQuery(words);

    /// <summary>The run began at a time or later, and before another; in Unix seconds.</summary>
    public static Query Began(double? since, double? until = null)
    {
        var from = since is { } first ? Compare("time", Comparison.GreaterOrEqual, first) : null;
        var to = until is { } end ? Compare("time", Comparison.Less, end) : null;
        return from is null ? to ?? throw new ArgumentException("Give at least one of the two times.", nameof(since)) : to is null ? from : from & to;
    }

    /// <summary>Both.</summary>
    public static Query operator &(Query left, Query right) => AndQuery.Of(left, right);

    /// <summary>One of the two, or both.</summary>
    public static Query operator |(Query left, Query right) => OrQuery.Of(left, right);

    /// <summary>Not.</summary>
    public static Query operator !(Query query) => NotQuery.Of(query);

    /// <summary>True for a run with these documents; the stop is null while it is open.</summary>
    public abstract bool Matches(RunStart start, RunStop? stop);

    /// <summary>The text form.</summary>
    public abstract override string ToString();

    /// <inheritdoc/>
    public bool Equals(Query? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Query);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text form of a value.</summary>
    private protected static string Write(JsonValue value) => QueryText.Of(value);
}
