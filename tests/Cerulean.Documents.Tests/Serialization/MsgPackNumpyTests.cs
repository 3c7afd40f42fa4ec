using System.Text.Json;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests.Serialization;

public sealed class MsgPackNumpyTests
{
    [DataTheory]
    [InlineData("f8")]
    [InlineData("i4")]
    [InlineData("u1")]
    [InlineData("scalar_f8")]
    [InlineData("scalar_i8")]
    [InlineData("bool")]
    public void Arrays_and_scalars_of_numpy_are_read(string example)
    {
        var (bytes, values) = Example(example);
        Assert.Equal(values, MsgPackTests.Read(bytes));
    }

    [DataTheory]
    [InlineData("i4")]
    [InlineData("u1")]
    public void Arrays_that_no_list_brings_back_are_written_as_numpy_does(string example)
    {
        var (bytes, _) = Example(example);
        Assert.Equal(bytes, MsgPackTests.Write(MsgPackTests.Read(bytes)));
    }

    [DataFact]
    public void A_small_array_of_floats_is_written_as_a_list_and_a_large_one_as_numpy_does()
    {
        var (numpy, values) = Example("f8");
        Assert.Equal(2 + (6 * 9) + 1, MsgPackTests.Write(values).Length);
        var large = MsgPackTests.Write(NdArray.From(new double[128].AsSpan(), 1, 128));
        var head = numpy.AsSpan(0, numpy.IndexOf((byte)0x92));
        Assert.Equal(head.ToArray(), large[..head.Length]);
        Assert.Equal(NdArray.From(new double[128].AsSpan(), 1, 128), MsgPackTests.Read(large).NdArrayOrNull);
    }

    [Theory]
    [InlineData("<f4", 4)]
    [InlineData(">f8", 8)]
    [InlineData("<f2", 2)]
    [InlineData("<c16", 16)]
    [InlineData(">u2", 2)]
    [InlineData("<u8", 8)]
    [InlineData("|S3", 3)]
    [InlineData("<M8[ns]", 8)]
    [InlineData("|V5", 5)]
    public void Every_dtype_comes_back_with_its_bytes(string dtype, int itemSize)
    {
        var data = new byte[6 * itemSize];
        new Random(1).NextBytes(data);
        Same(new NdArray(DType.Parse(dtype), [2, 3], data));
        Same(new NdArray(DType.Parse(dtype), [0], default));
    }

    [Fact]
    public void Texts_and_structured_types_come_back()
    {
        Same(new NdArray(DType.Parse("<U1"), [2], new byte[] { 65, 0, 0, 0, 0xb5, 0, 0, 0 }));
        var structured = DType.Parse(JsonText.Parse("""[["x","<i2"],["m",">f4",[2]]]"""));
        Same(new NdArray(structured, [2], new byte[20]));
    }

    // Names and types of the fields as binary data, all of equal length, as older writers leave them.
    [Fact]
    public void A_structured_type_of_binary_texts_is_read()
    {
        var bytes = Convert.FromHexString("85c4026e64c3c404747970659292c403616263c4033c693492c40378797ac4033c6934"
            + "c4046b696e64c40156c40573686170659101c40464617461c4080100000002000000");
        Assert.Equal("[[1,2]]", JsonText.ToString(MsgPackTests.Read(bytes)));
    }

    [Theory]
    [InlineData("{\"nd\":true,\"type\":\"<f8\",\"shape\":[1],\"data\":\"text\"}")]
    [InlineData("{\"nd\":1,\"type\":\"<f8\",\"data\":[1]}")]
    [InlineData("{\"nd\":true,\"type\":\"<f8\",\"other\":1}")]
    public void A_map_that_only_looks_like_an_array_stays_a_map(string json) =>
        Assert.Equal(json, JsonText.ToString(MsgPackTests.Read(MsgPackTests.Write(JsonText.Parse(json)))));

    // Nine bytes that claim a thousand million empty rows, and lengths whose product overflows.
    [Theory]
    [InlineData("92ce3b9aca0000", "c400")]
    [InlineData("92cf400000000000000004", "c400")]
    [InlineData("92ce8000000002", "c400")]
    [InlineData("91ff", "c400")]
    [InlineData("9102", "c4080000000000000000")]
    public void A_shape_that_does_not_fit_its_data_is_refused(string shape, string data)
    {
        var bytes = Convert.FromHexString("84c4026e64c3c40474797065a33c6638c4057368617065" + shape + "c40464617461" + data);
        Assert.Contains("numpy array", Assert.Throws<MsgPackFormatException>(() => MsgPackTests.Read(bytes)).Message, StringComparison.Ordinal);
    }

    private static void Same(NdArray array)
    {
        var back = MsgPackTests.Read(MsgPackTests.Write(array)).NdArrayOrNull;
        Assert.NotNull(back);
        Assert.Equal(array.DType, back.DType);
        Assert.Equal(array.Shape.ToArray(), back.Shape.ToArray());
        Assert.Equal(array.Data.ToArray(), back.Data.ToArray());
    }

    private static (byte[] Bytes, JsonValue Values) Example(string name)
    {
        using var wire = JsonDocument.Parse(File.ReadAllBytes(SharedData.Bluesky("wire.json")));
        var example = wire.RootElement.GetProperty("msgpack_numpy").GetProperty(name);
        return (example.GetProperty("base64").GetBytesFromBase64(), JsonText.Parse(example.GetProperty("values").GetRawText()));
    }
}
