using Cerulean.Assets.Images;
using Cerulean.Assets.Tiff;
using Cerulean.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Assets.Tests;

public sealed class TiffFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-tiff-").FullName;

    public static TheoryData<string> Samples => [.. TiffSample.All.Keys.Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_file_of_another_program_is_read(string name)
    {
        var sample = TiffSample.All[name];
        using var file = TiffFile.Open(Written(sample.Bytes));
        var array = file.Read(ArrayMemory.Fresh);
        Assert.Equal(DType.Parse(sample.Type), array.DType);
        Assert.Equal(sample.Shape, array.Shape.ToArray());
        var shift = array.DType.Kind switch { 'i' => -50, 'f' => -50.5, _ => 0 };
        var values = array.Reshape(array.Size);
        for (var i = 0; i < array.Size; i++) Assert.Equal((i * 37 % 101 / (name == "u1_packbits" ? 40 : 1)) + shift, values[i].AsDouble());
    }

    [Fact]
    public void Pages_are_read_alone_in_part_and_together()
    {
        var stack = Stack(pages: 4);
        Write("a.tiff", stack);
        using var file = TiffFile.Open(PathOf("a.tiff"));
        Assert.Equal(stack[2].NdArrayOrNull, file.Read(2, 1, ArrayMemory.Fresh)[0].NdArrayOrNull);
        Assert.Equal(stack.Slice(1, 3), file.Read(1, 3, ArrayMemory.Fresh));
        Assert.Equal(stack, file.Read(ArrayMemory.Fresh));
        Assert.Equal(4, file.Pages.Count);
        Assert.Equal([3, 5], file.Page(3).Shape);
        Assert.Contains("found 4 pages, expected page 4", Assert.Throws<EndOfStreamException>(() => file.Page(4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_that_is_lent_is_read_into()
    {
        var stack = Stack(pages: 2);
        Write("a.tiff", stack);
        var memory = new byte[stack.Data.Length];
        using var file = TiffFile.Open(PathOf("a.tiff"));
        var array = file.Read(ArrayMemory.Lend(memory));
        Assert.Equal(stack.Data.ToArray(), memory);
        memory[0]++;
        Assert.Equal(memory[0], array.Data.Span[0]);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var choices =
            from type in Gen.Elements("|u1", "|i1", "<u2", "<i2", "<u4", "<i4", "<u8", "<i8", "<f2", "<f4", "<f8", ">u2", ">f8")
            from frames in Gen.Choose(1, 4)
            from shape in Gen.Two(Gen.Choose(1, 40))
            from compress in Gen.Elements(true, false)
            from seed in Gen.Choose(0, int.MaxValue)
            select (type, frames, shape, compress, seed);
        Prop.ForAll(Arb.From(choices), choice =>
        {
            var array = Random(DType.Parse(choice.type), [choice.frames, choice.shape.Item1, choice.shape.Item2], choice.seed);
            Write("r.tiff", array, choice.compress);
            using var file = TiffFile.Open(PathOf("r.tiff"));
            return file.Read(0, choice.frames, ArrayMemory.Fresh).Equals(array.ToLittleEndian());
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("<u2", 3)]
    [InlineData("|u1", 4)]
    public void Colours_are_pages_of_samples(string type, int samples)
    {
        var stack = Random(DType.Parse(type), [2, 5, 4, samples], seed: 1);
        Write("c.tif", stack);
        using var file = TiffFile.Open(PathOf("c.tif"));
        Assert.Equal(2, file.Pages.Count);
        Assert.Equal(samples, file.Page(0).Samples);
        Assert.Equal(stack, file.Read(ArrayMemory.Fresh));
    }

    [Fact]
    public void Further_axes_become_pages()
    {
        var stack = Random(DType.Parse("<u2"), [2, 3, 5, 7], seed: 1);
        Write("a.tiff", stack);
        using var file = TiffFile.Open(PathOf("a.tiff"));
        Assert.Equal(stack.Reshape(6, 5, 7), file.Read(ArrayMemory.Fresh));
    }

    [Fact]
    public void A_stack_that_may_exceed_4_GB_is_BigTIFF()
    {
        // The number of frames decides, before there is one; what is not complete leaves nothing behind.
        using (var writer = ImageWriter.Create(PathOf("big.tiff"), DType.Parse("<u2"), [3, 5], frames: uint.MaxValue))
        {
            writer.Append(Stack(1).Reshape(3, 5));
            var begin = new byte[16];
            using var part = new FileStream(PathOf("big.tiff.part"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            part.ReadExactly(begin);
            Assert.Equal([(byte)'I', (byte)'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0], begin);
            var bytes = new byte[part.Length];
            part.Position = 0;
            part.ReadExactly(bytes);
            using var file = TiffFile.Open(Written(bytes));
            Assert.Equal(Stack(1).Reshape(3, 5), file.Read(0, 1, ArrayMemory.Fresh).Reshape(3, 5));
        }

        Assert.Empty(Directory.GetFiles(_folder, "big*"));
    }

    private static NdArray Stack(int pages) => Random(DType.Parse("<u2"), [pages, 3, 5], seed: pages);

    private static NdArray Random(DType type, int[] shape, int seed)
    {
        var bytes = new byte[type.ItemSize * shape.Aggregate(1, (size, length) => size * length)];
        new Random(seed).NextBytes(bytes);
        return new NdArray(type, shape, bytes);
    }

    private void Write(string name, NdArray stack, bool compress = false)
    {
        using var writer = ImageWriter.Create(PathOf(name), stack.DType, stack.Shape[1..].ToArray(), stack.Length, compress);
        for (var i = 0; i < stack.Length; i++) writer.Append(stack.Slice(i, 1).Reshape(stack.Shape[1..]));
        writer.Complete();
    }

    private string Written(byte[] bytes)
    {
        File.WriteAllBytes(PathOf("sample.tif"), bytes);
        return PathOf("sample.tif");
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
