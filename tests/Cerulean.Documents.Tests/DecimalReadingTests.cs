using System.Globalization;
using System.Numerics;
using System.Text;
using Cerulean.Documents.Serialization;

namespace Cerulean.Documents.Tests;

public sealed class DecimalReadingTests
{
    [Fact]
    public void Random_decimals_are_read_as_the_runtime_reads_them()
    {
        Random random = new(20261121);
        for (int i = 0; i < 200_000; i++) AssertReadsLikeRuntime(RandomDecimal(random));
    }

    [Fact]
    public void Half_way_between_two_doubles_reads_as_the_even_one_and_a_trifle_decides()
    {
        Random random = new(20261122);
        for (int i = 0; i < 20_000; i++)
        {
            // An odd number of 54 bits lies half way; so do its products and quotients with powers of two.
            BigInteger odd = (random.NextInt64(1L << 52, 1L << 53) * 2) + 1;
            int shift = random.Next(-70, 200);
            BigInteger digits = shift >= 0 ? odd << shift : odd * BigInteger.Pow(5, -shift);
            int exponent = Math.Min(shift, 0);
            AssertReadsLikeRuntime($"{digits}e{exponent}");
            for (int trifle = -1; trifle <= 1; trifle++)
                AssertReadsLikeRuntime($"{(digits * BigInteger.Pow(10, 20)) + trifle}e{exponent - 20}");
        }
    }

    [Fact]
    public void Half_way_in_at_most_nineteen_digits_reads_as_the_even_one()
    {
        Random random = new(20261123);
        for (int power = -4; power <= 22; power++)
        {
            for (int i = 0; i < 1000; i++)
            {
                // number · 5^power is odd and has 54 bits.
                long five = (long)Math.Pow(5, Math.Abs(power));
                long lowest = (1L << 53) / five;
                long number = power < 0
                    ? ((random.NextInt64(1L << 52, 1L << 53) * 2) + 1) * five
                    : random.NextInt64(lowest + 1, (lowest * 2) + 1) | 1;
                string zeros = new('0', Math.Max(0, random.Next(0, 20 - $"{number}".Length)));
                AssertReadsLikeRuntime($"{number}{zeros}e{power - zeros.Length}");
            }
        }
    }

    private static void AssertReadsLikeRuntime(string text)
    {
        Assert.True(NumberText.TryParse(Encoding.ASCII.GetBytes(text), out double value), text);
        double expected = double.Parse(text, CultureInfo.InvariantCulture);
        bool isSame = BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value);
        Assert.True(isSame, $"{text} was read as {value:R}, not {expected:R}");
    }

    /// <summary>1..40 digits, mostly with a point, often with an exponent.</summary>
    private static string RandomDecimal(Random random)
    {
        int count = random.Next(1, 41);
        int point = random.Next(0, count + 1);
        StringBuilder text = new(random.Next(2) == 0 ? "-" : "");
        if (point == 0) _ = text.Append("0.");
        for (int i = 0; i < count; i++)
        {
            bool mayBeZero = i > 0 || point <= 1;
            _ = text.Append((char)('0' + random.Next(mayBeZero ? 0 : 1, 10)));
            if (i == point - 1 && i < count - 1) _ = text.Append('.');
        }

        int range = random.Next(2) == 0 ? 30 : 360;
        return random.Next(3) == 0 ? text.ToString() : text.Append(random.Next(2) == 0 ? 'e' : 'E').Append(random.Next(-range, range)).ToString();
    }
}
