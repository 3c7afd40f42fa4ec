using Cerulean.Assets.Tiff;

namespace Cerulean.Assets.Tests;

public sealed class TiffDamageTests : IDisposable
{
    private const int MutationsOfEach = 600;

    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-tiff-").FullName;

    public static TheoryData<string> Samples => [.. TiffSample.All.Keys.Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // 1 to 3 bytes changed, or cut off, or bytes put in: an array, or an error that names the file. The harness fails on a hang, a crash, or memory in vain.
    [Theory]
    [MemberData(nameof(Samples))]
    public void A_damaged_file_gives_an_array_or_a_clear_error(string name)
    {
        var good = TiffSample.All[name].Bytes;
        var random = new Random(good.Length);
        var (path, errors) = (PathOf("damaged.tif"), 0);
        for (var i = 0; i < MutationsOfEach; i++)
        {
            var bytes = Mutate(good, random);
            File.WriteAllBytes(path, bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using var file = TiffFile.Open(path);
                _ = file.Read(ArrayMemory.Fresh);
            }
            catch (Exception error) when (error is AssetException or EndOfStreamException)
            {
                Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
                Assert.Contains("found", error.Message, StringComparison.Ordinal);
                errors++;
            }

            // What a byte can become at most, twice; and what is small.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (8192L * bytes.Length) + (1 << 20));
        }

        Assert.InRange(errors, MutationsOfEach / 20, MutationsOfEach);
    }

    // Of the little endian classic file of one strip: what its directory says becomes wrong, and the error says what of it.
    [Theory]
    [InlineData(256, 0x7FFFFFFF, "page 0, ImageLength: found 2147483647 × 5 pixels, 10737418235 bytes, expected no more than a file of 211 bytes can hold")]
    [InlineData(256, 0, "page 0, ImageWidth: found 0, expected 1 or more pixels")]
    [InlineData(258, 12, "page 0, BitsPerSample: found 12, expected 8, 16, 32 or 64")]
    [InlineData(259, 7, "page 0, Compression: found 7 (JPEG), expected no compression (1), LZW (5), deflate (8) or PackBits (32773)")]
    [InlineData(259, 8, "page 0, StripOffsets: found 0 good bytes")]
    [InlineData(273, 200, "page 0, StripOffsets: found the end of the file at 211, expected 35 bytes from 200 on")]
    [InlineData(279, 34, "page 0, StripByteCounts: found 34 bytes, expected as many as 7 × 5 pixels need, 35")]
    [InlineData(279, 999, "page 0, StripByteCounts: found 999 bytes, expected no more than the file's 211")]
    [InlineData(278, 1, "page 0, StripOffsets: found 1 numbers, expected 5")]
    public void An_error_tells_page_field_what_was_found_and_what_was_expected(int tag, int value, string expected)
    {
        var bytes = TiffSample.All["u1_plain"].Bytes;
        SetField(bytes, tag, value);
        File.WriteAllBytes(PathOf("wrong.tif"), bytes);
        var error = Record.Exception(() =>
        {
            using var file = TiffFile.Open(PathOf("wrong.tif"));
            _ = file.Read(ArrayMemory.Fresh);
        });
        Assert.True(error is AssetException or EndOfStreamException, error?.ToString());
        Assert.Contains($"wrong.tif, {expected}", error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "found the end of the file at 0")]
    [InlineData("GIF89a..", "found the first bytes 47494638, expected those of a TIFF file")]
    [InlineData("II*\0\0\0\0\0", "found 0 pages, expected page 0")]
    [InlineData("II*\0\x08\0\0\0\0\0", "found a directory of 0 fields")]
    public void What_is_no_TIFF_file_or_none_yet_is_told(string text, string expected)
    {
        File.WriteAllBytes(PathOf("other.tif"), [.. text.Select(letter => (byte)letter)]);
        var error = Record.Exception(() =>
        {
            using var file = TiffFile.Open(PathOf("other.tif"));
            _ = file.Read(ArrayMemory.Fresh);
        });
        Assert.Contains(expected, error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_pages_that_comes_back_ends()
    {
        var bytes = TiffSample.All["u1_plain"].Bytes;
        var directory = BitConverter.ToInt32(bytes, 4);
        BitConverter.GetBytes(directory).CopyTo(bytes, directory + 2 + (12 * BitConverter.ToUInt16(bytes, directory)));
        File.WriteAllBytes(PathOf("loop.tif"), bytes);
        using var file = TiffFile.Open(PathOf("loop.tif"));
        Assert.Contains("comes again", Assert.Throws<AssetException>(() => file.Pages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_as_white_is_told_and_not_turned_round()
    {
        var bytes = TiffSample.All["u1_plain"].Bytes;
        SetField(bytes, 262, 0);
        File.WriteAllBytes(PathOf("white.tif"), bytes);
        using var file = TiffFile.Open(PathOf("white.tif"));
        Assert.True(file.Page(0).IsWhiteZero);
        Assert.Equal(37, file.Read(ArrayMemory.Fresh).Data.Span[1]);
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = good.ToArray();
        if (random.Next(8) == 0) return bytes[..random.Next(bytes.Length)];
        if (random.Next(8) == 0) return [.. bytes[..random.Next(bytes.Length)], .. Enumerable.Repeat((byte)random.Next(256), random.Next(1, 9)), .. bytes[random.Next(bytes.Length)..]];
        // The directory and the header have the traps, pixels hardly any.
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(3) == 0 ? random.Next(Math.Min(16, bytes.Length)) : random.Next(bytes.Length);
            bytes[at] = random.Next(3) switch { 0 => 0xFF, 1 => (byte)(bytes[at] ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
        }

        return bytes;
    }

    private static void SetField(byte[] bytes, int tag, int value)
    {
        for (var at = BitConverter.ToInt32(bytes, 4) + 2; ; at += 12)
        {
            if (BitConverter.ToUInt16(bytes, at) != tag) continue;
            // As one LONG, whatever it was.
            BitConverter.GetBytes((ushort)4).CopyTo(bytes, at + 2);
            BitConverter.GetBytes(1).CopyTo(bytes, at + 4);
            BitConverter.GetBytes(value).CopyTo(bytes, at + 8);
            return;
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
