using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Assets.Tests;

public sealed class NpyArrayWriterTests : ArrayWriterTests
{
    [DataTheory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_file_has_the_bytes_that_numpy_writes(int index)
    {
        var golden = SharedData.Bluesky($"assets/feea38_{index}.npy");
        var frame = NpyFile.Read(golden);
        using (var stack = new NpyArrayWriter(Folder).Begin("a", frame.DType, frame.Shape.ToArray())) stack.Append(frame);
        Assert.Equal(File.ReadAllBytes(golden), File.ReadAllBytes(PathOf("a_0.npy")));
    }

    // What numpy 2.2 writes for arrays of these types and shapes, without the padding.
    [Theory]
    [InlineData("<f8", new int[0], "{'descr': '<f8', 'fortran_order': False, 'shape': (), }")]
    [InlineData("|b1", new[] { 3 }, "{'descr': '|b1', 'fortran_order': False, 'shape': (3,), }")]
    [InlineData(">i4", new[] { 2, 0 }, "{'descr': '>i4', 'fortran_order': False, 'shape': (2, 0), }")]
    [InlineData("<M8[ns]", new[] { 1 }, "{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (1,), }")]
    [InlineData("<U5", new[] { 2 }, "{'descr': '<U5', 'fortran_order': False, 'shape': (2,), }")]
    public void The_header_is_that_of_numpy(string type, int[] shape, string expected)
    {
        Assert.StartsWith(expected + " ", Header(DType.Parse(type), shape), StringComparison.Ordinal);
    }

    [Fact]
    public void A_structured_type_is_a_list_of_fields()
    {
        var type = DType.Structured([
            new("it's", DType.Float64),
            new("pair", DType.Parse("<i2"), 2),
            new("inner", DType.Structured([new("x", DType.Boolean)])),
        ]);
        Assert.StartsWith(
            @"{'descr': [('it\'s', '<f8'), ('pair', '<i2', (2,)), ('inner', [('x', '|b1')])], 'fortran_order': False, 'shape': (1,), } ",
            Header(type, [1]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Resource_and_stream_resource_name_the_same_files()
    {
        var writer = new NpyArrayWriter(PathOf("with space/µ#1%"));
        using var stack = writer.Begin("cam {1}", DType.Parse("<u2"), [2, 3]);
        for (var i = 0; i < 11; i++) stack.Append(Frame(i));
        stack.Flush();
        var place = stack.Location;
        Assert.Equal("NPY_SEQ", place.Spec);
        Assert.Equal(JsonObject.Empty, place.ResourceKwargs);
        Assert.Equal("multipart/related;type=application/x-npy", place.Mimetype);
        Assert.Equal(JsonObject.Of(("template", "_{:d}.npy"), ("chunk_shape", NdArray.From<long>(1, 2, 3)), ("join_method", "stack")), place.Parameters);
        Assert.StartsWith("file://localhost/", place.Uri, StringComparison.Ordinal);
        Assert.EndsWith("/with%20space/%C2%B5%231%25/cam%20%7B1%7D", place.Uri, StringComparison.Ordinal);
        for (var i = 0; i < 11; i++)
        {
            Assert.Equal(Frame(i), NpyFile.Read($"{Path.Combine(place.Root, place.ResourcePath)}_{i}.npy"));
            var uri = place.Uri + place.Parameters["template"].AsString().Replace("{:d}", $"{i}", StringComparison.Ordinal);
            Assert.Equal(Frame(i), NpyFile.Read(Uri.UnescapeDataString(uri["file://localhost".Length..])));
        }
    }

    [Fact]
    public void A_frame_gets_its_name_when_it_is_on_disk()
    {
        using var stack = new NpyArrayWriter(Folder).Begin("a", DType.Parse("<u2"), [2, 3]);
        stack.Append(Frame(0));
        stack.Append(Frame(1));
        Assert.Equal(2, stack.Count);
        Assert.Empty(Names());
        stack.Flush();
        stack.Append(Frame(2));
        Assert.Equal(["a_0.npy", "a_1.npy"], Names());
        stack.Dispose();
        stack.Dispose();
        Assert.Equal(["a_0.npy", "a_1.npy", "a_2.npy"], Names());
        Assert.Empty(Directory.GetFiles(Folder, ".*"));
        Assert.Throws<ObjectDisposedException>(() => stack.Append(Frame(3)));
        Assert.Throws<ObjectDisposedException>(stack.Flush);
    }

    [Fact]
    public void A_crash_leaves_whole_frames_only_and_another_stack_begins_beside_them()
    {
        using var lost = new NpyArrayWriter(Folder).Begin("a", DType.Parse("<u2"), [2, 3]);
        lost.Append(Frame(0));
        File.WriteAllBytes(PathOf(".a_1.npy.part"), [1, 2, 3]);
        using (var stack = new NpyArrayWriter(Folder).Begin("a", DType.Parse("<u2"), [2, 3]))
        {
            stack.Append(Frame(7));
            stack.Append(Frame(8));
        }

        Assert.Equal([Frame(7), Frame(8)], Names().Select(name => NpyFile.Read(PathOf(name))));
        Assert.StartsWith("Frame 0 of a cannot be put into", Assert.Throws<IOException>(lost.Flush).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(lost.Dispose);
        Assert.Equal(Frame(7), NpyFile.Read(PathOf("a_0.npy")));
    }

    [Fact]
    public void Nothing_is_replaced()
    {
        var writer = new NpyArrayWriter(Folder);
        using var first = writer.Begin("a", DType.Float64, []);
        Assert.StartsWith("There are frames named a in", Assert.Throws<IOException>(() => writer.Begin("a", DType.Float64, [])).Message, StringComparison.Ordinal);
        first.Append(new NdArray(DType.Float64, [], new byte[8]));
        first.Flush();
        Assert.Throws<IOException>(() => new NpyArrayWriter(Folder).Begin("a", DType.Float64, []));

        // The file of another program comes in between.
        File.WriteAllText(PathOf("a_1.npy"), "mine");
        first.Append(new NdArray(DType.Float64, [], new byte[8]));
        Assert.Throws<IOException>(first.Flush);
        Assert.Equal("mine", File.ReadAllText(PathOf("a_1.npy")));
        File.Delete(PathOf("a_1.npy"));
        first.Flush();
        Assert.Equal(["a_0.npy", "a_1.npy"], Names());
    }

    [Fact]
    public void A_full_disk_is_told_and_the_frame_can_be_appended_again()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var stack = new NpyArrayWriter(Folder).Begin("a", DType.Parse("<u2"), [2, 3]);
        File.CreateSymbolicLink(PathOf(".a_0.npy.part"), "/dev/full");
        var error = Assert.Throws<IOException>(() => stack.Append(Frame(0)));
        Assert.StartsWith($"Frame 0 of a cannot be written to {Folder}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Make room on the disk, or choose another folder.", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, stack.Count);
        stack.Append(Frame(0));
        stack.Flush();
        Assert.Equal(["a_0.npy"], Names());
    }

    protected override IReadOnlyList<string> Types { get; } =
        ["|b1", "|i1", "|u1", "<i2", ">u2", "<i4", "<u4", "<i8", ">u8", "<f2", "<f4", ">f8", "<c8", "<c16", "|S7", "<U3", "<M8[ns]", "<m8[s]", "|V5"];

    protected override DType Unknown { get; } = DType.Parse("|O8");

    protected override IArrayWriter Writer(string folder) => new NpyArrayWriter(folder);

    protected override NdArray Read(ArrayLocation location, DType type, int[] shape, int index) =>
        NpyFile.Read($"{Path.Combine(location.Root, location.ResourcePath)}_{index}.npy");

    private string Header(DType type, int[] shape)
    {
        var array = new NdArray(type, shape, new byte[type.ItemSize * shape.Aggregate(1, (size, length) => size * length)]);
        using (var stack = new NpyArrayWriter(Folder).Begin("h", type, shape)) stack.Append(array);
        Assert.Equal(array, NpyFile.Read(PathOf("h_0.npy")));
        return System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(PathOf("h_0.npy")).AsSpan(10));
    }

    private string[] Names() => [.. Directory.GetFiles(Folder, "*.npy").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
