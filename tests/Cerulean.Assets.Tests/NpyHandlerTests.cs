using System.Text;
using Cerulean.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Assets.Tests;

public sealed class NpyHandlerTests : IDisposable
{
    private static readonly HandlerRegistry Handlers = HandlerRegistry.BuiltIn();

    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-npy-").FullName;
    private int _files;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("|b1")]
    [InlineData("<u2")]
    [InlineData(">f8")]
    [InlineData("<c16")]
    [InlineData("<U3")]
    [InlineData("|S5")]
    [InlineData("<M8[ns]")]
    [InlineData("|V5")]
    public void What_the_writer_writes_is_read_as_datums_and_as_rows(string type)
    {
        var dtype = DType.Parse(type);
        using var stack = new NpyArrayWriter(_folder).Begin("a", dtype, [2, 3]);
        for (var i = 0; i < 5; i++) stack.Append(Frame(dtype, i));
        stack.Flush();
        using var seq = Handlers.Find("NPY_SEQ")!(Path.Combine(_folder, "a"), JsonObject.Empty);
        using var rows = Stream(stack.Location.Mimetype, Path.Combine(_folder, "a"), stack.Location.Parameters, [2, 3]);
        Assert.Equal([5, 2, 3], rows.Read(new StreamRange(0, 5), ArrayMemory.Fresh).Shape.ToArray());
        for (var i = 0; i < 5; i++)
        {
            var array = seq.Read(JsonObject.Of(("index", i)), ArrayMemory.Fresh);
            Assert.Equal(dtype, array.DType);
            Assert.Equal(Frame(dtype, i).Data.ToArray(), array.Data.ToArray());
            Assert.Equal(Frame(dtype, i).Data.ToArray(), rows.Read(new StreamRange(i, i + 1), ArrayMemory.Fresh).Data.ToArray());
        }

        Assert.Equal(Path.Combine(_folder, "a_3.npy"), Assert.Single(rows.Files([new StreamRange(3, 4)])));
        Assert.Equal(Path.Combine(_folder, "a_3.npy"), Assert.Single(seq.Files([JsonObject.Of(("index", 3)), JsonObject.Of(("index", 3))])));
        Assert.Throws<FileNotFoundException>(() => seq.Read(JsonObject.Of(("index", 5)), ArrayMemory.Fresh));
        Assert.Throws<AssetException>(() => seq.Read(JsonObject.Of(("frame", 5)), ArrayMemory.Fresh));
    }

    [Theory]
    [InlineData(1, "{'descr': '<u2', 'fortran_order': False, 'shape': (4, 3), }")]
    [InlineData(2, "{'shape':(4L,3L),'fortran_order':False,'descr':\"<u2\"}")]
    [InlineData(3, "{'descr': '<u2', 'fortran_order': False, 'shape': (4, 3)}\n")]
    public void Headers_of_all_versions_are_read(int version, string header)
    {
        var path = Write(version, header, [.. Enumerable.Range(0, 24).Select(i => (byte)i)]);
        Assert.Equal([4, 3], Whole(path).Shape.ToArray());
        using var frames = Handlers.Find("npy_FRAMEWISE")!(path, JsonObject.Empty);
        Assert.Equal([0x0d0c, 0x0f0e, 0x1110], frames.Read(JsonObject.Of(("frame_no", 2)), ArrayMemory.Fresh).AsSpan<ushort>().ToArray());
        Assert.Throws<AssetException>(() => frames.Read(JsonObject.Of(("frame_no", 4)), ArrayMemory.Fresh));
        foreach (var (shape, expected) in ((long?[], int[])[])[([3], [2, 3]), ([2, 3], [1, 2, 3]), ([1, 3], [2, 1, 3]), ([7], [2, 3]), ([null], [2, 3])])
        {
            using var rows = Stream("application/x-npy", path, JsonObject.Empty, shape);
            var range = expected is [1, ..] ? new StreamRange(1, 2) : new StreamRange(2, 4);
            var array = rows.Read(range, ArrayMemory.Fresh);
            Assert.Equal(expected, array.Shape.ToArray());
            Assert.Equal(Enumerable.Range(12, 12).Select(i => (byte)i), array.Data.ToArray());
            Assert.Throws<EndOfStreamException>(() => rows.Read(new StreamRange(2, 5), ArrayMemory.Fresh));
        }
    }

    [Fact]
    public void Fortran_order_is_turned_into_C_order()
    {
        var path = Write(1, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 2), }", [0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11]);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (byte)i), Whole(path).Data.ToArray());
        using var frames = Handlers.Find("npy_FRAMEWISE")!(path, JsonObject.Empty);
        Assert.Equal([6, 7, 8, 9, 10, 11], frames.Read(JsonObject.Of(("frame_no", 1)), ArrayMemory.Fresh).Data.ToArray());
        using var rows = Stream("application/x-npy", path, JsonObject.Empty, [3, 2]);
        Assert.Equal([6, 7, 8, 9, 10, 11], rows.Read(new StreamRange(1, 2), ArrayMemory.Fresh).Data.ToArray());
    }

    [Fact]
    public void A_structured_type_may_have_titles_and_padding()
    {
        var path = Write(1, @"{'descr': [(('title', 'it\'s'), '<i2'), ('', '|V2'), ('pair', '<f4', (2,))], 'fortran_order': False, 'shape': (1,), }", new byte[12]);
        Assert.Equal(["it's", "", "pair"], Whole(path).DType.Fields.Select(field => field.Name));
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "pickled")]
    [InlineData("{'descr': '<q9', 'fortran_order': False, 'shape': (1,), }", "dtype")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", "length")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647), }", "2^63")]
    [InlineData("{'descr': '<f8', 'shape': (1,), }", "fortran_order")]
    [InlineData("{'descr': '<f8', 'fortran_order': 1, 'shape': (1,), }", "boolean")]
    [InlineData("__import__('os')", "expected a value")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((((((((((((((((((", "levels")]
    public void A_bad_header_is_told_with_its_file(string header, string why)
    {
        var path = Write(1, header, new byte[8]);
        var error = Assert.Throws<AssetException>(() => Whole(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_whole_may_become_so_and_costs_no_memory()
    {
        var path = Write(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (100000000000,), }", new byte[8]);
        Assert.ThrowsAny<Exception>(() => Whole(path));
        path = Write(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (250000000,), }", new byte[8]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<EndOfStreamException>(() => Whole(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read_but_never_harms()
    {
        var good = File.ReadAllBytes(Write(1, "{'descr': '<u2', 'fortran_order': False, 'shape': (4, 3), }", new byte[24]));
        var path = Path.Combine(_folder, "damaged.npy");
        var changes =
            from length in Gen.Choose(0, good.Length)
            from places in Gen.NonEmptyListOf(Gen.Choose(0, good.Length - 25))
            from value in Gen.Choose(0, 255)
            select (Length: length % 3 == 0 ? length : good.Length, places, value);
        Prop.ForAll(Arb.From(changes), change =>
        {
            var bytes = good.ToArray();
            foreach (var place in change.places) bytes[place] = (byte)change.value;
            File.WriteAllBytes(path, bytes[..change.Length]);
            var error = Record.Exception(() => Whole(path));
            return error is null or IOException or AssetException;
        }).QuickCheckThrowOnFailure();
    }

    private static NdArray Whole(string path)
    {
        using var handler = Handlers.Find("npy")!(path, JsonObject.Empty);
        return handler.Read(JsonObject.Empty, ArrayMemory.Fresh);
    }

    private static IStreamAssetHandler Stream(string mimetype, string path, JsonObject parameters, long?[] shape) => Handlers.FindMimetype(mimetype)!(
        path,
        new StreamResource { Uid = "s", DataKey = "cam", Mimetype = mimetype, Uri = $"file://localhost{path}", Parameters = parameters },
        new DataKey { Source = "s", Dtype = DataKeyType.Array, Shape = shape, External = "STREAM:" });

    private static NdArray Frame(DType type, int seed)
    {
        var bytes = new byte[6 * type.ItemSize];
        new Random(seed).NextBytes(bytes);
        return new NdArray(type, [2, 3], bytes);
    }

    private string Write(int version, string header, byte[] data)
    {
        var text = Encoding.Latin1.GetBytes(header);
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        var path = Path.Combine(_folder, $"{_files++}.npy");
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. text, .. data]);
        return path;
    }
}
