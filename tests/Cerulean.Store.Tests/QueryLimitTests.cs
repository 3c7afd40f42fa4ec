using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Queries of many parts, and runs of many keys: more than a database takes in one expression.</summary>
public sealed class QueryLimitTests : IDisposable
{
    private const int Many = 1500;

    private readonly StoreFile _file = new();

    public QueryLimitTests() => _file.Ingest(Golden.Of(
        $$"""["start", {"uid": "many", "time": 100, "m": { {{string.Join(", ", Enumerable.Range(0, Many).Select(key => $"\"k{key}\": {key}"))}} } }]""",
        Samples.Stop("many")));

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("has m", 1)]
    [InlineData("not has m", 0)]
    [InlineData("has m and has m.k7 and not has m.none", 1)]
    public void A_key_with_many_below_is_found(string query, int runs) => Assert.Equal(runs, Find(Query.Parse(query)));

    [Fact]
    public void A_time_or_number_is_one_of_many()
    {
        var values = string.Join(", ", Enumerable.Range(0, 999));
        Assert.Equal(1, Find(Query.Parse($"time in ({values})")));
        Assert.Equal(0, Find(Query.Parse($"not time in ({values})")));
        Assert.Equal(1, Find(Query.Parse($"m.k5 in ({values})")));
    }

    [Fact]
    public void One_of_many_conditions_holds()
    {
        var any = Enumerable.Range(0, Many).Select(key => Query.Parse($"m.k{key} = {key + 1}")).Aggregate((left, right) => left | right);
        Assert.Equal(0, Find(any));
        Assert.Equal(1, Find(any | Query.Parse("m.k3 = 3")));
    }

    [Theory]
    [InlineData('[')]
    [InlineData('語')]
    public void A_pattern_may_be_long(char letter)
    {
        var text = new string(letter, 18_000);
        _file.Ingest(Golden.Of($$"""["start", {"uid": "long", "time": 200, "p": "x{{text}}y"}]""", Samples.Stop("long")));
        Assert.Equal(1, Find(Query.Parse($"p ~ '*{text}?'")));
        Assert.Equal(0, Find(Query.Parse($"p ~ '*{text}z'")));
    }

    private int Find(Query query)
    {
        Assert.Equal(_file.Store.Count(query), _file.Store.Search(query).Count());
        return (int)_file.Store.Count(query);
    }
}
