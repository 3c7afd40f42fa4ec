using System.Globalization;
using System.Text;
using Cerulean.Documents.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Documents.Tests;

public sealed class NumberTextTests
{
    private const int Many = 200_000;

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(0.1, "0.1")]
    [InlineData(1000.0, "1000.0")]
    [InlineData(123456789.0, "123456789.0")]
    [InlineData(1795169488.1655579, "1795169488.1655579")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00012345678901234567, "0.00012345678901234567")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(-1.2345e-10, "-1.2345e-10")]
    [InlineData(9007199254740992.0, "9007199254740992.0")]
    [InlineData(9007199254740994.0, "9007199254740994.0")]
    [InlineData(9999999999999998.0, "9999999999999998.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(12345678901234567890.0, "1.2345678901234567e+19")]
    [InlineData(1e22, "1e+22")]
    [InlineData(1e23, "1e+23")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.MinValue, "-1.7976931348623157e+308")]
    [InlineData(double.Epsilon, "5e-324")]
    [InlineData(9.881312916824931e-324, "1e-323")]
    [InlineData(1.4821969375237396e-323, "1.5e-323")]
    [InlineData(2.2250738585072011e-308, "2.225073858507201e-308")]
    [InlineData(2.2250738585072014e-308, "2.2250738585072014e-308")]
    [InlineData(5.684341886080802e-14, "5.684341886080802e-14")]
    [InlineData(2.9802322387695312e-08, "2.9802322387695312e-08")]
    [InlineData(4.1045368012983762e-289, "4.1045368012983762e-289")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_double_is_written_as_Python_writes_it(double value, string expected) => Assert.Equal(expected, Text(value));

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("-0", -0.0)]
    [InlineData("-0.0", -0.0)]
    [InlineData("-0e5", -0.0)]
    [InlineData("0.000000000000000000000000000000", 0.0)]
    [InlineData("0e999999999999999999999", 0.0)]
    [InlineData("7", 7.0)]
    [InlineData("1e5", 100000.0)]
    [InlineData("1E+5", 100000.0)]
    [InlineData("1e-05", 0.00001)]
    [InlineData("1e00000000000000000000000000005", 100000.0)]
    [InlineData("12345678", 12345678.0)]
    [InlineData("-1234567", -1234567.0)]
    [InlineData("1.234567", 1.234567)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("9007199254740995", 9007199254740996.0)]
    [InlineData("9007199254740993.00000000000000000000000000000000000001", 9007199254740994.0)]
    [InlineData("5e-324", double.Epsilon)]
    [InlineData("2.4703282292062327e-324", 0.0)]
    [InlineData("2.4703282292062328e-324", double.Epsilon)]
    [InlineData("2.2250738585072011e-308", 2.2250738585072011e-308)]
    [InlineData("2.2250738585072012e-308", 2.2250738585072014e-308)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("1.7976931348623159e308", double.PositiveInfinity)]
    [InlineData("1e999", double.PositiveInfinity)]
    [InlineData("-1e999", double.NegativeInfinity)]
    [InlineData("1e99999999999999999999999999", double.PositiveInfinity)]
    [InlineData("1e-99999999999999999999999999", 0.0)]
    [InlineData("12345678901234567890123456789012345678901234567890e-40", 1234567890.1234567)]
    public void A_double_is_read_exactly(string text, double expected)
    {
        Assert.True(NumberText.TryParse(Encoding.ASCII.GetBytes(text), out double value));
        AssertSameBits(expected, value, text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("-01.5")]
    [InlineData("000000001")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.e5")]
    [InlineData("1.5.5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e+-5")]
    [InlineData("1e5 ")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("1-1")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    [InlineData("1234567890.12345x")]
    [InlineData("1234567890.")]
    public void What_is_no_JSON_number_is_not_read(string text)
    {
        Assert.False(NumberText.TryParse(Encoding.ASCII.GetBytes(text), out double value), text);
        Assert.Equal(0, value);
        Assert.False(NumberText.TryParseInt64(Encoding.ASCII.GetBytes(text), out long whole), text);
        Assert.Equal(0, whole);
    }

    [Fact]
    public void Random_bits_survive_and_have_the_shortest_digits()
    {
        Random random = new(20261120);
        for (int i = 0; i < Many; i++) AssertRoundTrip(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
        for (int i = 0; i < Many / 4; i++) AssertRoundTrip(BitConverter.Int64BitsToDouble(random.NextInt64(0, 1L << random.Next(1, 53))));
        for (int i = 0; i < Many / 4; i++) AssertRoundTrip(Math.Round(random.NextDouble() * 1e6, random.Next(0, 10)));
        for (int i = 0; i < Many / 4; i++) AssertRoundTrip(1795169488 + random.NextDouble());
    }

    [Fact]
    public void Powers_of_two_and_ten_and_their_neighbours_survive()
    {
        for (int i = -1074; i < 1024; i++) AssertNeighbourhood(Math.ScaleB(1, i));
        for (int i = -323; i <= 308; i++) AssertNeighbourhood(double.Parse($"1e{i}", CultureInfo.InvariantCulture));
        for (int i = 0; i < 10_000; i++) AssertRoundTrip(i);
    }

    [Fact]
    public void Any_double_survives() => Prop.ForAll<double>(AssertRoundTrip).QuickCheckThrowOnFailure();

    [Fact]
    public void Integers_survive_and_others_are_not_taken_for_one()
    {
        Random random = new(20261123);
        AssertInteger(long.MinValue);
        AssertInteger(long.MaxValue);
        for (int i = -1000; i < 1000; i++) AssertInteger(i);
        for (int i = 0; i < Many; i++) AssertInteger(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(0, 64));
        foreach (string text in (string[])["9223372036854775808", "-9223372036854775809", "18446744073709551616", "99999999999999999999", "1.0", "1e5"])
            Assert.False(NumberText.TryParseInt64(Encoding.ASCII.GetBytes(text), out _), text);
    }

    [Fact]
    public void A_destination_too_small_is_refused_and_nothing_is_written_behind_it()
    {
        byte[] room = new byte[NumberText.MaxLength + 8];
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberText.Format(1.5, room.AsSpan(0, NumberText.MaxLength - 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberText.Format(1, room.AsSpan(0, NumberText.MaxLength - 1)));
        foreach (double value in (double[])[double.MinValue, -1.2345678901234567e-300, -0.00012345678901234567, -1234567890123456.7])
            _ = NumberText.Format(value, room.AsSpan(0, NumberText.MaxLength));
        Assert.All(room[NumberText.MaxLength..], b => Assert.Equal(0, b));
    }

    private static void AssertNeighbourhood(double value)
    {
        AssertRoundTrip(Math.BitDecrement(value));
        AssertRoundTrip(value);
        AssertRoundTrip(-Math.BitIncrement(value));
    }

    private static void AssertRoundTrip(double value)
    {
        string text = Text(value);
        if (!double.IsFinite(value))
        {
            Assert.Equal(value.ToString(CultureInfo.InvariantCulture), text);
            return;
        }

        Assert.True(NumberText.TryParse(Encoding.ASCII.GetBytes(text), out double read), text);
        AssertSameBits(value, read, text);
        Assert.True(text.AsSpan().IndexOfAny('.', 'e') > 0, text);

        // The runtime's own text of 2^-25 and 2^-958 reads back as their neighbours.
        string runtime = value.ToString("R", CultureInfo.InvariantCulture);
        bool isReliable = double.Parse(runtime, CultureInfo.InvariantCulture) == value;
        Assert.True(!isReliable || Digits(runtime) == Digits(text), $"{text} is not {runtime}");
    }

    private static void AssertInteger(long value)
    {
        byte[] room = new byte[NumberText.MaxLength];
        int length = NumberText.Format(value, room);
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(room, 0, length));
        Assert.True(NumberText.TryParseInt64(room.AsSpan(0, length), out long read));
        Assert.Equal(value, read);
    }

    private static void AssertSameBits(double expected, double actual, string text)
    {
        if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(actual))
            Assert.Fail($"{text} was read as {actual:R}, not {expected:R}");
    }

    private static string Text(double value)
    {
        byte[] room = new byte[NumberText.MaxLength];
        return Encoding.ASCII.GetString(room, 0, NumberText.Format(value, room));
    }

    /// <summary>The digits from the first to the last that is not zero.</summary>
    private static string Digits(string text) => text.Split('e', 'E')[0].Replace(".", "", StringComparison.Ordinal).Trim('-').Trim('0');
}
