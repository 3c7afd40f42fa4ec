using Cerulean.Documents.Serialization;

namespace Cerulean.Documents.Tests;

public sealed class ColumnTests
{
    [Theory]
    [InlineData("[1,2]", typeof(ArrayColumn))]
    [InlineData("[1.0,2.5]", typeof(ArrayColumn))]
    [InlineData("[true,false]", typeof(ArrayColumn))]
    [InlineData("[[1,2],[3,4]]", typeof(ArrayColumn))]
    [InlineData("[\"a\",\"b\"]", typeof(StringColumn))]
    [InlineData("[[1],[2,3],[]]", typeof(RaggedColumn))]
    [InlineData("[0,1.5]", typeof(JsonColumn))]
    [InlineData("[1,null]", typeof(JsonColumn))]
    [InlineData("[1,true]", typeof(JsonColumn))]
    [InlineData("[{}]", typeof(JsonColumn))]
    [InlineData("[[[1]],[2]]", typeof(JsonColumn))]
    [InlineData("[123456789012345678901234567890,1]", typeof(JsonColumn))]
    [InlineData("[]", typeof(JsonColumn))]
    public void The_kind_comes_from_the_values_and_the_values_come_back(string json, Type kind)
    {
        var column = Column.FromJson(JsonText.Parse(json));
        Assert.IsType(kind, column);
        Assert.Equal(json, JsonText.ToString(column.ToJson()));
        Assert.Equal(column, Column.FromValues([.. Enumerable.Range(0, column.Count).Select(row => column[row])]));
    }

    [Theory]
    [InlineData("[1,2,3]")]
    [InlineData("[\"a\",\"b\",\"c\"]")]
    [InlineData("[[1],[2,3],[]]")]
    [InlineData("[0,1.5,null]")]
    public void Slices_put_together_are_the_column(string json)
    {
        var column = Column.FromJson(JsonText.Parse(json));
        Assert.Equal(column, Column.Concat(column.Slice(0, 1), column.Slice(1, 0), column.Slice(1, 2)));
    }

    [Fact]
    public void Kinds_that_differ_meet_in_json_and_stay_what_they_were() =>
        Assert.Equal("[1,2,0.5,\"x\"]", JsonText.ToString(Column.Concat(Column.From<long>(1, 2), Column.From(0.5), Column.From("x")).ToJson()));

    [Fact]
    public void A_table_refuses_columns_of_different_length() =>
        Assert.Contains("'b' has 1 rows, 'a' has 2", Assert.Throws<ArgumentException>(() => Table.Of(("a", Column.From<long>(1, 2)), ("b", Column.From(1.0)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Typed_values_are_read_without_a_copy()
    {
        Assert.Equal([1.0, 2.0], Column.From(1.0, 2.0).AsSpan<double>().ToArray());
        Assert.Throws<InvalidOperationException>(() => Column.From(1.0, 2.0).AsSpan<long>().Length);
    }
}
