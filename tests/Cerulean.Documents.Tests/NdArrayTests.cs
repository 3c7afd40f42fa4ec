using System.Buffers.Binary;
using Cerulean.Documents.Serialization;

namespace Cerulean.Documents.Tests;

public sealed class NdArrayTests
{
    [Theory]
    [InlineData("<f8", "<f8")]
    [InlineData(">i4", ">i4")]
    [InlineData("|u1", "|u1")]
    [InlineData("<u1", "|u1")]
    [InlineData("=f4", "<f4")]
    [InlineData("|b1", "|b1")]
    [InlineData("<U12", "<U12")]
    [InlineData("|S5", "|S5")]
    [InlineData("<M8[ns]", "<M8[ns]")]
    [InlineData("<c16", "<c16")]
    public void Dtypes_are_read_and_written_as_numpy_does(string text, string expected)
    {
        var type = DType.Parse(text);
        Assert.Equal(expected, type.ToString());
        Assert.Equal(type, DType.Parse(type.ToJson()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("f")]
    [InlineData("<x8")]
    [InlineData("<f")]
    [InlineData("<f-8")]
    [InlineData("[")]
    [InlineData("<[ns]")]
    [InlineData("<f8[ns]")]
    [InlineData("<U2000000000")]
    public void What_is_no_dtype_is_refused(string text) => Assert.Throws<FormatException>(() => DType.Parse(text));

    [Fact]
    public void Structured_elements_are_read_field_by_field()
    {
        var type = DType.Parse(JsonText.Parse("[[\"a\",\"<i4\"],[\"b\",\"|u1\",[2]]]"));
        var array = new NdArray(type, [2], new byte[] { 1, 0, 0, 0, 5, 6, 2, 0, 0, 0, 7, 8 });
        Assert.Equal("[[1,[5,6]],[2,[7,8]]]", JsonText.ToString(array));
        Assert.Equal(type, DType.Parse(type.ToJson()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[[\"a\"]]")]
    [InlineData("[[\"a\",\"<i4\",[\"x\"]]]")]
    [InlineData("[[\"a\",\"<i4\",[-1]]]")]
    [InlineData("[[\"a\",\"<i4\",[9223372036854775807]]]")]
    [InlineData("[[\"a\",\"<i4\",[2147483647,4]]]")]
    [InlineData("[[\"a\",\"|S2147483646\"],[\"b\",\"|S2147483646\"]]")]
    public void What_is_no_structured_dtype_is_refused(string json) => Assert.Throws<FormatException>(() => DType.Parse(JsonText.Parse(json)));

    [Fact]
    public void A_single_length_is_a_shape_of_a_field() =>
        Assert.Equal(DType.Parse(JsonText.Parse("[[\"a\",\"<i4\",[3]]]")), DType.Parse(JsonText.Parse("[[\"a\",\"<i4\",3]]")));

    [Fact]
    public void An_array_without_axes_is_its_element_and_lengths_are_not_negative()
    {
        Assert.Equal("7", JsonText.ToString(NdArray.From(7L).Reshape()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NdArray(DType.Float64, [-1, -1], new byte[8]));
    }

    [Fact]
    public void Big_endian_elements_have_the_same_values()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, 1.5);
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(8), -2.0);
        var array = new NdArray(DType.Parse(">f8"), [2], bytes);
        Assert.Equal("[1.5,-2.0]", JsonText.ToString(array));
        Assert.Equal([1.5, -2.0], array.ToLittleEndian().AsSpan<double>().ToArray());
        Assert.Equal(NdArray.From(1.5, -2.0), array);
        Assert.Throws<InvalidOperationException>(() => array.AsSpan<double>().Length);
    }

    [Fact]
    public void Texts_are_cut_at_their_padding()
    {
        Assert.Equal("[\"ab\",\"\"]", JsonText.ToString(new NdArray(DType.Parse("|S3"), [2], new byte[] { 97, 98, 0, 0, 0, 0 })));
        Assert.Equal("[\"µ\"]", JsonText.ToString(new NdArray(DType.Parse("<U2"), [1], new byte[] { 0xb5, 0, 0, 0, 0, 0, 0, 0 })));
        Assert.Equal("[\"µ\"]", JsonText.ToString(new NdArray(DType.Parse(">U1"), [1], new byte[] { 0, 0, 0, 0xb5 })));
    }

    [Fact]
    public void Rows_are_views()
    {
        var array = NdArray.From<int>([1, 2, 3, 4, 5, 6], 3, 2);
        Assert.Equal("[[3,4],[5,6]]", JsonText.ToString(array.Slice(1, 2)));
        Assert.Equal("[3,4]", JsonText.ToString(array[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(2, 2));
        Assert.Throws<ArgumentException>(() => new NdArray(DType.Float64, [2], new byte[8]));
    }

    [Fact]
    public void Unsigned_integers_keep_their_full_range() =>
        Assert.Equal("[18446744073709551615]", JsonText.ToString(NdArray.From(ulong.MaxValue)));

    [Fact]
    public void Blocks_are_cut_along_any_axis()
    {
        var array = NdArray.From<int>([.. Enumerable.Range(0, 24)], 2, 3, 4);
        Assert.Equal("[[[5,6],[9,10]],[[17,18],[21,22]]]", JsonText.ToString(array[.., 1.., 1..3]));
        Assert.Equal("[[[12,13,14,15],[16,17,18,19],[20,21,22,23]]]", JsonText.ToString(array[1..]));
        Assert.Equal("[[[3],[7],[11]]]", JsonText.ToString(array[..1, .., ^1..]));
        Assert.Equal(0, array[.., 1..1].Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => array[.., ..4]);
        Assert.Throws<ArgumentException>(() => array[.., .., .., ..]);
    }
}
