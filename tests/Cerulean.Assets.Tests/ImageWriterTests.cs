using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Cerulean.Assets.Images;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Assets.Tests;

public sealed class ImageWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-image-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("|u1", new[] { 3, 5 }, 8, 0)]
    [InlineData("<u2", new[] { 3, 5 }, 16, 0)]
    [InlineData(">u2", new[] { 3, 5 }, 16, 0)]
    [InlineData("|u1", new[] { 3, 5, 3 }, 8, 2)]
    [InlineData("<u2", new[] { 3, 5, 4 }, 16, 6)]
    [InlineData("<u2", new[] { 1, 1, 3, 5 }, 16, 0)]
    [InlineData("|u1", new[] { 300, 700 }, 8, 0)]
    public void Unsigned_values_of_8_and_16_bits_are_in_a_PNG_file_as_they_are(string type, int[] shape, int bits, int colour)
    {
        var bytes = new byte[DType.Parse(type).ItemSize * shape.Aggregate(1, (size, length) => size * length)];
        new Random(bytes.Length).NextBytes(bytes);
        var image = new NdArray(DType.Parse(type), shape, bytes);
        Assert.Null(Write("a.png", image));
        var (header, pixels) = ReadPng(PathOf("a.png"));
        Assert.Equal((bits, colour), (header[8], header[9]));
        // PNG is big endian.
        Assert.Equal(type == "<u2" ? Swapped(bytes) : bytes, pixels);
    }

    [Theory]
    [InlineData(new[] { -1.0, 0, 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity }, new[] { 0, 16384, 65535, 0, 65535, 0 }, "from -1 (black) to 3 (white)")]
    [InlineData(new[] { 7.0, 7, 7, 7, 7, 7 }, new[] { 0, 0, 0, 0, 0, 0 }, "from 7 (black) to 7 (white)")]
    [InlineData(new[] { double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN }, new[] { 0, 0, 0, 0, 0, 0 }, "from 0 (black)")]
    [InlineData(new[] { double.MinValue, 0, double.MaxValue, 0, 0, 0 }, new[] { 0, 32768, 65535, 32768, 32768, 32768 }, "E+308 (white)")]
    public void Floats_become_grey_and_the_range_is_told(double[] values, int[] levels, string note)
    {
        Assert.Contains(note, Write("a.png", NdArray.From(values, 2, 3)), StringComparison.Ordinal);
        Assert.Equal(levels, Levels());
    }

    [Fact]
    public void Signed_and_wide_integers_and_booleans_become_grey()
    {
        Assert.Contains("from -5 (black) to 5 (white)", Write("a.png", NdArray.From<short>([-5, 0, 5], 1, 3)), StringComparison.Ordinal);
        Assert.Equal([0, 32768, 65535], Levels());
        Assert.Contains("from 1 (black) to 4294967295 (white)", Write("a.png", NdArray.From([1u, uint.MaxValue], 2, 1)), StringComparison.Ordinal);
        Assert.Equal([0, 65535], Levels());
        Assert.NotNull(Write("a.png", NdArray.From([true, false], 1, 2)));
        Assert.Equal([65535, 0], Levels());
    }

    [Theory]
    [InlineData("a.png", "<c8", new[] { 3, 5 }, "found elements of type <c8, expected numbers")]
    [InlineData("a.png", "<u2", new[] { 5 }, "found a frame of shape (5), expected (rows, columns)")]
    [InlineData("a.png", "<u2", new[] { 2, 3, 5 }, "write .tiff or .npy instead")]
    [InlineData("a.tiff", "<U3", new[] { 3, 5 }, "found elements of type <U3, expected numbers: write .npy instead")]
    [InlineData("a.tif", "<u2", new[] { 5 }, "found frames of shape (5), expected rows and columns")]
    [InlineData("a.npy", "|O8", new[] { 3, 5 }, "have no form in a .npy file")]
    [InlineData("a.jpg", "|u1", new[] { 3, 5 }, "found the ending '.jpg', expected .png, .tiff or .npy")]
    public void What_a_file_cannot_hold_is_refused_with_advice(string name, string type, int[] shape, string expected)
    {
        var error = Assert.Throws<AssetException>(() => ImageWriter.Create(PathOf(name), DType.Parse(type), shape));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_PNG_file_holds_one_frame() => Assert.Contains(
        "found 2 frames, expected one", Assert.Throws<AssetException>(() => ImageWriter.Create(PathOf("a.png"), DType.Float64, [3, 5], frames: 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Arrays_of_any_type_are_written_as_npy_in_one_piece_or_frame_by_frame()
    {
        var array = NdArray.From(Enumerable.Range(0, 24).Select(i => i * 0.5).ToArray(), 2, 3, 4);
        Write("one.npy", array);
        using (var writer = ImageWriter.Create(PathOf("stack.npy"), DType.Float64, [3, 4], frames: 2))
        {
            for (var i = 0; i < 2; i++) writer.Append(array.Slice(i, 1).Reshape(3, 4));
            writer.Complete();
        }

        Assert.Equal(array, NpyFile.Read(PathOf("one.npy")));
        Assert.Equal(File.ReadAllBytes(PathOf("one.npy")), File.ReadAllBytes(PathOf("stack.npy")));
    }

    [Fact]
    public void A_file_is_there_once_it_is_whole()
    {
        var frame = NdArray.From([1.0, 2], 1, 2);
        using (var writer = ImageWriter.Create(PathOf("a.npy"), DType.Float64, [1, 2], frames: 2))
        {
            writer.Append(frame);
            Assert.False(File.Exists(PathOf("a.npy")));
            Assert.Throws<InvalidOperationException>(writer.Complete);
            Assert.Throws<ArgumentException>(() => writer.Append(frame.Reshape(2, 1)));
            writer.Append(frame);
            Assert.Throws<InvalidOperationException>(() => writer.Append(frame));
        }

        Assert.Empty(Directory.GetFiles(_folder));
        Write("a.npy", frame);
        Assert.Equal([PathOf("a.npy")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        using var writer = ImageWriter.Create(PathOf("none/a.npy"), DType.Float64, []);
        Assert.Contains("cannot be made", Assert.Throws<IOException>(() => writer.Append(NdArray.From([1.0], 1).Reshape())).Message, StringComparison.Ordinal);
    }

    private static byte[] Swapped(byte[] bytes) => [.. bytes.Chunk(2).SelectMany(pair => pair.Reverse())];

    private int[] Levels() => [.. ReadPng(PathOf("a.png")).Pixels.Chunk(2).Select(pair => (int)BinaryPrimitives.ReadUInt16BigEndian(pair))];

    // Chunks and their checksums, then what their data unpack to.
    private static (byte[] Header, byte[] Pixels) ReadPng(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'], bytes[..8]);
        var (header, data) = (Array.Empty<byte>(), new MemoryStream());
        for (var at = 8; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            var chunk = bytes.AsSpan(at + 4, length + 4);
            Assert.Equal(Crc(chunk), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 8 + length)));
            var type = Encoding.ASCII.GetString(chunk[..4]);
            if (type == "IHDR") header = chunk[4..].ToArray();
            else if (type == "IDAT") data.Write(chunk[4..]);
            at += 12 + length;
        }

        data.Position = 0;
        var rows = new MemoryStream();
        using (var unpacked = new ZLibStream(data, CompressionMode.Decompress)) unpacked.CopyTo(rows);
        return (header, Unfilter(rows.ToArray(), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4))));
    }

    private static byte[] Unfilter(byte[] rows, int height)
    {
        var length = rows.Length / height;
        var pixels = new byte[height * (length - 1)];
        for (var y = 0; y < height; y++)
        {
            Assert.Equal(2, rows[y * length]);
            for (var x = 0; x < length - 1; x++)
            {
                var above = y == 0 ? 0 : pixels[((y - 1) * (length - 1)) + x];
                pixels[(y * (length - 1)) + x] = (byte)(rows[(y * length) + 1 + x] + above);
            }
        }

        return pixels;
    }

    // Bit by bit, as the specification defines it.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }

    private string? Write(string name, NdArray image)
    {
        using var writer = ImageWriter.Create(PathOf(name), image.DType, image.Shape.ToArray());
        writer.Append(image);
        writer.Complete();
        return writer.Note;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
