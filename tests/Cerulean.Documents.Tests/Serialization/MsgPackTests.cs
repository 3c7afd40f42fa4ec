using System.Buffers;
using System.Numerics;
using Cerulean.Documents.Serialization;

namespace Cerulean.Documents.Tests.Serialization;

public sealed class MsgPackTests
{
    // JSON text | the shortest MessagePack of it, by the specification.
    [Theory]
    [InlineData("null", "c0")]
    [InlineData("false", "c2")]
    [InlineData("true", "c3")]
    [InlineData("0", "00")]
    [InlineData("127", "7f")]
    [InlineData("128", "cc80")]
    [InlineData("256", "cd0100")]
    [InlineData("65536", "ce00010000")]
    [InlineData("4294967296", "cf0000000100000000")]
    [InlineData("9223372036854775808", "cf8000000000000000")]
    [InlineData("18446744073709551615", "cfffffffffffffffff")]
    [InlineData("-32", "e0")]
    [InlineData("-33", "d0df")]
    [InlineData("-129", "d1ff7f")]
    [InlineData("-32769", "d2ffff7fff")]
    [InlineData("-2147483649", "d3ffffffff7fffffff")]
    [InlineData("-9223372036854775808", "d38000000000000000")]
    [InlineData("18446744073709551616", "c714493138343436373434303733373039353531363136")]
    [InlineData("-9223372036854775809", "c714492d39323233333732303336383534373735383039")]
    [InlineData("1.0", "cb3ff0000000000000")]
    [InlineData("-0.0", "cb8000000000000000")]
    [InlineData("5e-324", "cb0000000000000001")]
    [InlineData("-Infinity", "cbfff0000000000000")]
    [InlineData("\"\"", "a0")]
    [InlineData("\"µm\"", "a3c2b56d")]
    [InlineData("[]", "90")]
    [InlineData("[1,2]", "920102")]
    [InlineData("[1.5,true]", "92cb3ff8000000000000c3")]
    [InlineData("[[1,2],[3,4]]", "92920102920304")]
    [InlineData("[true,false]", "92c3c2")]
    [InlineData("{}", "80")]
    [InlineData("{\"b\":1,\"a\":{\"c\":null}}", "82a16201a16181a163c0")]
    public void Values_are_written_in_their_shortest_form_and_read_back(string json, string hex)
    {
        Assert.Equal(hex, Convert.ToHexStringLower(Write(JsonText.Parse(json))));
        Assert.Equal(json, JsonText.ToString(Read(Convert.FromHexString(hex))));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65535)]
    [InlineData(65536)]
    public void Texts_lists_and_maps_of_any_length_come_back(int length)
    {
        var names = Enumerable.Range(0, length).Select(i => $"k{i}").ToArray();
        var texts = JsonValue.FromStrings(names);
        JsonValue map = new JsonObject(new JsonKeys(names), [.. names.Select(name => (JsonValue)name)]);
        foreach (var value in new JsonValue[] { new string('a', length), new string('µ', length / 2), new string('µ', length), texts, map })
        {
            Assert.Equal(JsonText.ToString(value), JsonText.ToString(Read(Write(value))));
        }
    }

    [Theory]
    [InlineData("ca3fc00000", "1.5")]
    [InlineData("92ca3fc00000cb3ff8000000000000", "[1.5,1.5]")]
    [InlineData("92cb3ff800000000000001", "[1.5,1]")]
    [InlineData("d3000000000000000f", "15")]
    [InlineData("c4020102", "[1,2]")]
    [InlineData("81c4016101", "{\"a\":1}")]
    [InlineData("83a16101a16202a16103", "{\"a\":3,\"b\":2}")]
    [InlineData("83a26e64c3a474797065a178a46461746101", "{\"nd\":true,\"type\":\"x\",\"data\":1}")]
    public void What_others_write_is_read(string hex, string json) => Assert.Equal(json, JsonText.ToString(Read(Convert.FromHexString(hex))));

    [Fact]
    public void Bits_of_not_a_number_stay()
    {
        var bits = 0x7ff8_0000_dead_beefL;
        Assert.Equal(bits, BitConverter.DoubleToInt64Bits(Read(Write(BitConverter.Int64BitsToDouble(bits))).AsDouble()));
    }

    [Fact]
    public void An_integer_of_a_thousand_digits_comes_back()
    {
        JsonValue value = -BigInteger.Pow(10, 1000);
        Assert.Equal(value, Read(Write(value)));
    }

    [Theory]
    [InlineData("c1", "byte 0xc1 at byte 0")]
    [InlineData("9201c1", "byte 0xc1 at byte 2")]
    [InlineData("a2ff41", "no UTF-8")]
    [InlineData("81a1ff01", "no UTF-8")]
    [InlineData("c702493037", "extension type 73")]
    [InlineData("83a26e64c2a474797065ac3c5532303030303030303030a464617461c40100", "no numpy dtype")]
    [InlineData("83a26e64c2a474797065a15ba464617461c40100", "no numpy dtype")]
    [InlineData("810102", "key that begins with byte 0x01")]
    [InlineData("d6ff00000000", "extension type -1 of 4 bytes")]
    [InlineData("83a26e64c2a474797065a33c6638a464617461c40100", "dtype <f8 and shape () with 1 bytes")]
    [InlineData("83a26e64c2a474797065a37c4f38a464617461c4080000000000000000", "dtype |O8, which cannot be read")]
    public void Bad_bytes_are_told_with_their_place(string hex, string expected) =>
        Assert.Contains(expected, Assert.Throws<MsgPackFormatException>(() => Read(Convert.FromHexString(hex))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0x91)]
    [InlineData(0x81)]
    public void Deep_nesting_is_refused(byte mark)
    {
        var bytes = Enumerable.Repeat(mark, 100_000).ToArray();
        Assert.Contains("deeper than 1000", Assert.Throws<MsgPackFormatException>(() => MsgPack.Measure(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_up_to_the_limit_comes_back()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)0x91, 999), 0x90];
        Assert.Equal(bytes, Write(Read(bytes)));
    }

    // Lengths of four gigabytes, in every kind of value that has one, hold no memory.
    [Theory]
    [InlineData("c6ffffffff")]
    [InlineData("c9ffffffff49")]
    [InlineData("dbffffffff41")]
    [InlineData("ddffffffff01")]
    [InlineData("dfffffffffa161")]
    [InlineData("ddffffffffddffffffffddffffffff")]
    public void A_length_beyond_the_data_is_an_early_end(string hex)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(MsgPack.TryRead(Convert.FromHexString(hex), out _, out var length));
        Assert.Equal(0, length);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void Every_early_end_is_noticed()
    {
        var bytes = Write(JsonText.Parse("""{"a":[1,-200,70000,1.5,"text",null,{"µ":true}],"long":123456789012345678901234567890,"floats":[1.5,2.5]}"""));
        for (var length = 0; length < bytes.Length; length++) Assert.False(MsgPack.TryRead(bytes.AsSpan(0, length), out _, out _));
        Assert.True(MsgPack.TryRead([.. bytes, 0xc1], out _, out var whole));
        Assert.Equal(bytes.Length, whole);
    }

    internal static byte[] Write(JsonValue value)
    {
        var output = new ArrayBufferWriter<byte>();
        MsgPack.Write(value, output);
        return output.WrittenSpan.ToArray();
    }

    internal static JsonValue Read(ReadOnlySpan<byte> bytes)
    {
        Assert.True(MsgPack.TryRead(bytes, out var value, out var length));
        Assert.Equal(bytes.Length, length);
        return value;
    }
}
