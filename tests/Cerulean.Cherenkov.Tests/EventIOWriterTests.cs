using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Tests;

public sealed class EventIOWriterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_is_read_in_either_order_of_bytes(bool bigEndian)
    {
        var file = new EventIOWriter(bigEndian)
            .Object(2010, 3, 17, array => array
                .Object(2009, 2, -1, content => Numbers(content), user: true)
                .Object(65535, 4095, 5, extended: true))
            .Object(70, 1, 0);
        using var reader = file.Open();

        Assert.True(reader.MoveNext());
        Assert.Equal((2010, 3, 17, true, bigEndian), (reader.Header.Type, reader.Header.Version, reader.Header.Id, reader.Header.HasOnlySubObjects, reader.Header.IsBigEndian));
        var inner = reader.ReadObject().GetEnumerator();
        Assert.True(inner.MoveNext());
        Assert.Equal((2009, 2, -1, true), (inner.Current.Header.Type, inner.Current.Header.Version, inner.Current.Header.Id, inner.Current.Header.IsUser));
        CheckNumbers(inner.Current.Read());
        Assert.True(inner.MoveNext());
        Assert.Equal((65535, 4095, 5, true, 0L), (inner.Current.Header.Type, inner.Current.Header.Version, inner.Current.Header.Id, inner.Current.Header.IsExtended, inner.Current.Header.Length));
        Assert.False(inner.MoveNext());
        Assert.True(reader.MoveNext());
        Assert.False(reader.MoveNext());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(-64)]
    [InlineData(-65)]
    [InlineData(8191)]
    [InlineData(int.MinValue)]
    [InlineData(1L << 55)]
    [InlineData(-(1L << 55) - 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Integers_of_variable_length_come_back(long value)
    {
        using var reader = new EventIOWriter().Object(1, 0, 0, content => content.VarInt(value).VarUInt((ulong)value)).Open();
        reader.MoveNext();
        var content = reader.ReadObject().Read();
        Assert.Equal(value, content.ReadVarInt());
        Assert.Equal((ulong)value, content.ReadVarUInt());
        Assert.True(content.Rest.IsEmpty);
    }

    private static void Numbers(EventIOWriter content) => content
        .Byte(200).Int16(-2).Int32(-3).Single(1.5).Double(Math.PI).Time(1_700_000_000, 7)
        .VarInt(-300).VarUInt(1 << 20).Array<float>(1, 2, 3).Differences(5, 70000, -1).String("übung").VarString("α");

    private static void CheckNumbers(ContentReader content)
    {
        Assert.Equal(200, content.ReadByte());
        Assert.Equal(-2, content.ReadInt16());
        Assert.Equal(-3, content.ReadInt32());
        Assert.Equal(1.5f, content.ReadSingle());
        Assert.Equal(Math.PI, content.ReadDouble());
        Assert.Equal((1_700_000_000, 7), content.ReadTime());
        Assert.Equal(-300, content.ReadVarInt());
        Assert.Equal(1ul << 20, content.ReadVarUInt());
        Assert.Equal([1f, 2f, 3f], content.ReadArray<float>(3));
        var differences = new uint[3];
        content.ReadDifferences(differences, 3);
        Assert.Equal([5u, 70000u, uint.MaxValue], differences);
        Assert.Equal("übung", content.ReadString());
        Assert.Equal("α", content.ReadVarString());
        Assert.True(content.Rest.IsEmpty);
    }
}
