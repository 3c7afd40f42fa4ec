using System.Text;
using Cerulean.Documents.Serialization;

namespace Cerulean.Documents.Tests.Serialization;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("-0.0")]
    [InlineData("5e-324")]
    [InlineData("0.30000000000000004")]
    [InlineData("9007199254740993")]
    [InlineData("-9223372036854775808")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("[NaN,Infinity,1.5]")]
    [InlineData("[]")]
    [InlineData("[[],[1]]")]
    [InlineData("[[1,2],[3,4]]")]
    [InlineData("[1,1.5,true,null,\"x\"]")]
    [InlineData("{}")]
    [InlineData("{\"b\":{\"ü\":[{}]},\"a\":\"NaN Infinity\"}")]
    [InlineData("\"quote\\\"d µm\"")]
    public void What_is_read_is_written_again(string text) => Assert.Equal(text, JsonText.ToString(JsonText.Parse(text)));

    [Theory]
    [InlineData("1e0", "1.0")]
    [InlineData("-0", "0")]
    [InlineData("\"\\u00fc\"", "\"ü\"")]
    [InlineData(" [ 1 , 2 ] ", "[1,2]")]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}")]
    [InlineData("1e400", "Infinity")]
    public void Spelling_is_not_kept_but_value_and_kind_are(string text, string expected) => Assert.Equal(expected, JsonText.ToString(JsonText.Parse(text)));

    [Theory]
    [InlineData("[1,2", "ends too early, after 4 bytes")]
    [InlineData("", "ends too early")]
    [InlineData("[1] x", "at byte 4: found 'x'")]
    [InlineData("[NaNx]", "at byte 4: found 'x]'")]
    [InlineData("[\"a\\ud800\"]", "no Unicode character")]
    [InlineData("{NaN:1}", "at byte 1: found 'NaN:1}'")]
    [InlineData("{Infinity:1}", "at byte 1: found 'Infinity:1}'")]
    [InlineData("[-NaN]", "at byte 2: found 'NaN]'")]
    [InlineData("[1Infinity]", "at byte 2: found 'Infinity]'")]
    public void Bad_text_is_told_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<JsonTextException>(() => JsonText.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[\"a\u00ff\"]", 3)]
    [InlineData("{\"\u00ff\":1}", 2)]
    public void A_byte_that_is_no_utf8_is_told_also_in_a_name(string latin1, long offset)
    {
        var error = Assert.Throws<JsonTextException>(() => JsonText.Parse(Encoding.Latin1.GetBytes(latin1)));
        Assert.Equal(offset, error.Offset);
        Assert.Contains("no UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_is_described_by_its_beginning_and_no_character_is_cut() =>
        Assert.Equal($"'{new string('x', 56)}…' (70 characters)", ((JsonValue)(new string('x', 56) + "\U0001F600" + new string('y', 12))).Describe());

    // Anything that grows with the square of the length takes minutes here, and the test with it.
    [Fact]
    public void An_integer_of_ten_million_digits_comes_back()
    {
        var text = "-" + new string('7', 10_000_000);
        Assert.Equal(text, JsonText.ToString(JsonText.Parse(text)));
        Assert.Equal("-7777777777777777777… (10000000 digits)", JsonText.Parse(text).Describe());
    }

    [Fact]
    public void Brackets_around_many_numbers_do_not_copy_them()
    {
        var numbers = new string('[', 990) + string.Join(',', Enumerable.Repeat("1.5", 10_000)) + new string(']', 990);
        var before = GC.GetAllocatedBytesForCurrentThread();
        JsonText.Parse(numbers);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000);
    }

    [Fact]
    public void A_place_in_a_later_line_counts_from_the_beginning() =>
        Assert.Equal(8, Assert.Throws<JsonTextException>(() => JsonText.Parse("[\n 1,\n  x]")).Offset);

    [Theory]
    [InlineData(100_000)]
    [InlineData(1001)]
    public void Deep_nesting_is_refused(int depth) =>
        Assert.Contains("deeper than 1000", Assert.Throws<JsonTextException>(() => JsonText.Parse(new string('[', depth))).Message, StringComparison.Ordinal);

    [Fact]
    public void Nesting_up_to_the_limit_comes_back()
    {
        var text = new string('[', 1000) + new string(']', 1000);
        Assert.Equal(text, JsonText.ToString(JsonText.Parse(text)));
    }

    [Theory]
    [InlineData("[NaN]")]
    [InlineData("[-Infinity]")]
    public void Strict_reading_refuses_what_is_not_finite(string text) =>
        Assert.Contains("not finite", Assert.Throws<JsonTextException>(() => JsonText.Parse(text, strict: true)).Message, StringComparison.Ordinal);

    [Fact]
    public void Tables_and_listings_write_null_for_what_is_not_finite() =>
        Assert.Equal("[1.0,null,null]", JsonText.ToString(JsonText.Parse("[1.0,NaN,-Infinity]"), NonFinite.Null));

    [Theory]
    [InlineData("1", "1.0", false)]
    [InlineData("0.0", "-0.0", false)]
    [InlineData("NaN", "NaN", true)]
    [InlineData("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true)]
    [InlineData("[1,2]", "[1,2.0]", false)]
    [InlineData("[[1],[2]]", "[[1],[2]]", true)]
    [InlineData("[]", "{}", false)]
    public void Equality_is_that_of_json_values(string left, string right, bool equal) => Assert.Equal(equal, JsonText.Parse(left).Equals(JsonText.Parse(right)));

    [Fact]
    public void Rectangular_arrays_of_one_kind_are_typed()
    {
        Assert.Equal("<f8[2,3]", JsonText.Parse("[[1.0,2.0,3.0],[4.0,5.0,6.0]]").NdArrayOrNull?.ToString());
        Assert.Equal("<i8[3]", JsonText.Parse("[1,2,3]").NdArrayOrNull?.ToString());
        Assert.Equal("|b1[2]", JsonText.Parse("[true,false]").NdArrayOrNull?.ToString());
        Assert.Null(JsonText.Parse("[1,2.0]").NdArrayOrNull);
        Assert.Null(JsonText.Parse("[[1],[2,3]]").NdArrayOrNull);
    }
}
