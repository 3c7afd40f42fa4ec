using System.IO.Compression;

namespace Cerulean.Assets.Tests;

/// <summary>A file of what our own writer does not write. It was made by h5py 3.7 (HDF5 1.10.8, libver earliest).</summary>
/// <remarks>
/// frames: arange(120) as &lt;u2 (6, 4, 5), chunks (3, 2, 5), gzip and shuffle. contiguous: arange(20) as &lt;i2 (4, 5). scalar: 1.5. null: a null dataspace of &lt;f4.
/// empty: &lt;i2 (0, 3). filled, never: &lt;i2 (4, 3) of which row 1 is written, 1 2 3; the fill value is 7, or is never written. big: &gt;i4 1 -2 3 -4 (2, 2).
/// half: &lt;f2 0.5 -2. complex: &lt;c8 1+2j 3-4j. bool: 1 0 1. colour: an enumeration over &lt;i2, 2 0 1. time: &lt;M8[ns] 1 2 as h5py's opaque type. raw: |V3 abc, 0 1 2.
/// padded: an aligned compound a |u1, b &lt;f8, c &lt;i2 (1, 2), d |S3 with gaps between its fields. any_text, list: elements of variable length.
/// entry/instrument/NDAttributes: NDArrayEpicsTSSec 1000 to 1005, NDArrayEpicsTSnSec multiples of 125000000, each &lt;u4.
/// </remarks>
internal static class Hdf5Sample
{
    public static readonly string[] Datasets =
    [
        "frames", "contiguous", "scalar", "null", "empty", "filled", "never", "big", "half", "complex", "bool", "colour", "time", "raw", "padded", "any_text", "list",
    ];

    private const string Packed =
        "H4sIAFe/AWsC/+1cXXATRRzfu0vopSE0oQUKivZFJ+JXka+KKAEbGrWU2hYBHWsvyQUypmlILpD6Yh+LjFKRwfri1Cd5LCCjT9oXZ/xE/MAXX4qMgF8jfqDM6Ih72d3L3TV3TavFpP3/Zq7b3f3vbe" +
        "53//3ff/+7dwdCzVs81cuqkQpRRA7kRXpcoxiJGPOsvoemHE0HaXqMZ+Vcvq6elvvo+c1yXR3BIMK9XzOB9TPuJGkDzftXk1Rk5+kk6R6aH72XpDsRYDYgFNzUntc3qmjHaHkgPLP9WulvSKD65tTr" +
        "L2epv5dcRn0FzE39ZfaI6dOg0ygXT2aUdLZXTipGuxqYZr+dbduaOZ1VH1lmL99I0zPL7eX8NB270V6O2evRGyr7/lnZgfYqkk+5SrMDlz1gB8AOTLQDQy6jXFvzJkVJx8NZRc78d3aA0/TOX2W0L2" +
        "Y9BkzNDux0k3zOU5odCNUb7SNgbtuBJpoOeybYgXRa6g+m4pFMV2enHClantQqOGSvV2Y70Og2tjPrMcDKDjgJZxzLkwHNcaRgHpVjqYDthFqjWguH7g458Z1Qy3me54hfQM4jcCGv8QnBMFSWfFzC" +
        "86Fv8fEdPr7Hxw/4+JHOkQK7MlUDJy4sGHM/vhjJHy8PvB24Rb3YEFVSnh4sz9E8s7Uctpt/q5zg9C88UsYQGthInoUBfAyMcXsf+KnvWfZTHAEBU5zrV8nVY1mgCtP7DP5PCkcQxzOV5w1SVzeqHf" +
        "NIPYcT3z61jQtVIzeajzxoAarBt9CHFqJalOuO9ETDMUmOXByv8y2qfXnoyOGjL54988VnX3569vN1jdExN0q38OO57vNfXzj3zfkl3rqFR1/a0d7V8dij2zvX3bN25ZpVb46+cSKG5V5/xTE/133y" +
        "+KmT+1NKet9ejzi/eoHL4z402PrQ1kc+ee+jD06/L2O5E5tdl3Ldmcwfl3/75fefr/x66LkXDjx/cFuo9eHTH97tv2PFXbfdeftuLHfxiLuOXAX5CwAAAADAjID4lbzmVzbVlBYXGloK3F1fv7Knov" +
        "zKyfjgTU6cgOvVmqW43kt5IZKiiRdk4iXnLT5zGqwoPgSNB5Y2kXiFQDjyiowrL9rcuj2o/tfSEQy24bQj2Ey55LT+rPVo2GvURIY9Zc6Hn/DBkyYqH0w/tmxq7QzmYzeEF7XC+vpf9RrPzJArM/0g" +
        "kXo23TGPl4njh9oTV6n25DXKg9f0SwYq2n74Gmq0cVLtRNU1k46H45QAR1nbj5lCy4PbWjmdGpgn1+GIMc/qJdN5xmrABwAAAAAAAAAAAAAAAKBcMfU4y0BedDFPIrPpEvvxNdysxaWWiGiJuuofp3" +
        "WOabS1juecsohrNcwQH4N50VsdJDKvj4voY9hsu7uYv56NNKodQKvdaPU1AaGIrs0KygmPCnsq2E/Sx4GjtLwOH7UciWha8/IuJaTRdMX1c1yfCV+L0GT8XbGImw+XNR9sH3mA5kON9vIsCn51vb1c" +
        "iqYjTfZybF2xQSjocP53mN7DmH16ReLRi7yEg7btW9t3rd+wtemJZOZJWz3708J+lft6lmi4v4V4/ERbh2yv3+0zak5ljDMrPniqEgU+Jj7L7Pkw70CuVD6M61lI0xNUNK+tZ+med9PjaaCs7HCI5n" +
        "eutJdvZ0/nVfZyPewq19rLsf3KqTWz7flu1CuHNp5Q0fzU9aqW2iN/WeoVh/2RUvhg44qNksnHGSnnBXwqnFZpfIqaT1ql54kX6u8vPOKFwqPw+u4rUN/f4Iq8vzEPGf0PM77yGfO8iTcepooAAAAA" +
        "AAAAswpT9aMdU52vCpxxXsELPaEi/vJCXRxlxzvc04VI2/XFdP3oc+BHAwAAAAAAAMxxP5osEHOC8T1Ic1zeqlz/nmRxv5r05Kbvy3E88zPF/FcoMnuysVhC1u2hIOVROZaQFFnrT6T7QwTecbmr4L" +
        "Ly9Kfo3Fb/lPgg6z7ztNVbcYO9PFvVG+6wl2PL7uM32cuN0LRRspdjb5G2t9jLsWj+0Lr/Yz4y8Tujpd6N+yxWcazmIxGT/GSf4jhoIW91/pOmeZJZ3gnzJQAAAAAAAAAA4F/MS+3373KaHPPH6fdo" +
        "6IxTXdcp/l0NZLEPsbz37zLISSXdj1Mp2f+UIucUbf7Tl+jLphEK9/Ul1Hw4vpvM/6REjNT3phJyDqWkaFSOIpSW9ufrlXivrKaZiJSQcPtkNpFvL/emlP58u6QS353ty2ZIP7F4IqG2T8r7ZPVdkl" +
        "ha6lW/nJyIZxT9/XirwvTtH6rp92WgYwAA";

    // d: <i2 of 12 bits, 4 rows of -5 3 -2048 2047.
    private const string PackedBits =
        "H4sIAAPSAWsC/+v0cHHj5ZLiYgABDg4GFgYBBmTwHwoUOFD5MPkEKM0IpTug9AommDgjWE4CKi4INR9dXUiQqytI9X80ALPHgAVCczCMgpEIPFwdA0B0BJQPS6UnmFDVpaClRw8K7WVkYIOYxQjja0BoJo" +
        "gANFnipJmBLgWpFAAmXIhTecAkKzAlg8SZmCAGcUBzCDMjLIkroLhDCCoMUhx1kTGbgaFgQOIh2M/fBZSjYflQgXk0bY6CUTBUwW9+YAbm+M+OiwYASVovBSAIAAA=";

    /// <summary>The bytes of the file.</summary>
    public static byte[] Bytes { get; } = Unpack(Packed);

    /// <summary>A file with numbers of fewer bits than their bytes.</summary>
    public static byte[] Bits { get; } = Unpack(PackedBits);

    private static byte[] Unpack(string text)
    {
        using var unpacked = new MemoryStream();
        using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
