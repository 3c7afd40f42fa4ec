using System.Numerics;
using Cerulean.Documents.Serialization;

namespace Cerulean.Documents.Tests;

public sealed class PowersOfTenTests
{
    [Fact]
    public void Every_power_of_ten_is_the_exact_one_rounded_up()
    {
        for (int power = PowersOfTen.Lowest; power <= PowersOfTen.Highest; power++)
        {
            BigInteger scaled = power >= 0 ? BigInteger.Pow(5, power) << 256 : (BigInteger.One << 1300) / BigInteger.Pow(5, -power);
            int excess = (int)scaled.GetBitLength() - 128;
            bool isExact = power >= 0 && (scaled >> excess) << excess == scaled;
            BigInteger expected = (scaled >> excess) + (isExact ? 0 : 1);
            Assert.Equal(expected, ((BigInteger)PowersOfTen.High(power) << 64) + PowersOfTen.Low(power));
            Assert.Equal(isExact, PowersOfTen.IsExact(power));
            int log = (int)(power >= 0 ? BigInteger.Pow(10, power).GetBitLength() - 1 : -BigInteger.Pow(10, -power).GetBitLength());
            Assert.Equal(log, PowersOfTen.FloorLog2(power));
        }
    }
}
