using Cerulean.Assets.Hdf5;
using Cerulean.Documents;

namespace Cerulean.Assets.Tests;

/// <summary>HDF5 files of others: their types, their layouts, and what is asked of them.</summary>
public sealed class Hdf5HandlerTests : IDisposable
{
    private static readonly HandlerRegistry Handlers = HandlerRegistry.BuiltIn();

    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-hdf5-").FullName;

    public Hdf5HandlerTests() => File.WriteAllBytes(Sample, Hdf5Sample.Bytes);

    private string Sample => PathOf("sample.h5");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("big", 2, ">i4[2,2]", "00000001FFFFFFFE00000003FFFFFFFC")]
    [InlineData("half", 2, "<f2[2]", "003800C0")]
    [InlineData("complex", 2, "<c8[2]", "0000803F0000004000004040000080C0")]
    [InlineData("bool", 3, "|b1[3]", "010001")]
    [InlineData("colour", 3, "<i2[3]", "020000000100")]
    [InlineData("time", 2, "<M8[ns][2]", "01000000000000000200000000000000")]
    [InlineData("raw", 2, "|V3[2]", "616263000102")]
    [InlineData("empty", 0, "<i2[0,3]", "")]
    [InlineData("null", 0, "<f4[0]", "")]
    [InlineData("scalar", 1, "<f8[1]", "000000000000F83F")]
    [InlineData("filled", 3, "<i2[3,3]", "070007000700010002000300070007000700")]
    [InlineData("never", 3, "<i2[3,3]", "000000000000010002000300000000000000")]
    public void A_dataset_is_read_as_it_is(string dataset, int rows, string expected, string bytes)
    {
        var array = Hdf5Rows.Read(Sample, dataset, rows);
        Assert.Equal(expected, array.ToString());
        Assert.Equal(bytes, Convert.ToHexString(array.Data.Span));
    }

    [Fact]
    public void Numbers_of_12_bits_keep_their_sign()
    {
        File.WriteAllBytes(PathOf("bits.h5"), Hdf5Sample.Bits);
        Assert.Equal(NdArray.From<short>([-5, 3, -2048, 2047], 1, 4), Hdf5Rows.Read(PathOf("bits.h5"), "d", 3, start: 2));
    }

    [Fact]
    public void A_compound_has_no_gaps()
    {
        var array = Hdf5Rows.Read(Sample, "padded", 2);
        var type = DType.Structured([new("a", DType.Parse("|u1")), new("b", DType.Float64), new("c", DType.Parse("<i2"), 1, 2), new("d", DType.Parse("|S3"))]);
        Assert.Equal(type, array.DType);
        Assert.Equal("010000000000000440030004007879000500000000000" + "01A40070008007A0000", Convert.ToHexString(array.Data.Span));
    }

    [Theory]
    [InlineData("any_text", "texts of any length")]
    [InlineData("list", "lists of any length")]
    public void A_type_that_arrays_do_not_have_is_told(string dataset, string expected)
    {
        var error = Assert.Throws<AssetException>(() => Hdf5Rows.Read(Sample, dataset, 1));
        Assert.StartsWith($"{Sample}, dataset {dataset}: found elements of {expected}, expected numbers,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_of_no_type_is_told()
    {
        var bytes = (byte[])Hdf5Sample.Bytes.Clone();
        bytes[bytes.AsSpan().IndexOf("NUMPY:<M8"u8) + "NUMPY:".Length] = (byte)'?';
        File.WriteAllBytes(Sample, bytes);
        var error = Assert.Throws<AssetException>(() => Hdf5Rows.Read(Sample, "time", 1));
        Assert.StartsWith($"{Sample}, dataset time: found elements of kind Opaque of 8 bytes, expected numbers,", error.Message, StringComparison.Ordinal);
    }

    // What numpy gives for arange(120).reshape(6, 4, 5)[slice][1:3].
    [Theory]
    [InlineData("", "[2,4,5]", 20, 59)]
    [InlineData("(:, 1:3, ...)", "[2,2,5]", 25, 54)]
    [InlineData("::2, -1, ::2", "[2,3]", 55, 99)]
    [InlineData("[..., 2]", "[2,4]", 22, 57)]
    [InlineData("3", "[2,5]", 65, 74)]
    [InlineData("(..., 1, 2:4)", "[2,2]", 27, 48)]
    [InlineData("2:100, 3:", "[2,1,5]", 75, 99)]
    [InlineData("2:, 3:3", "[2,0,5]", -1, -1)]
    public void A_slice_is_that_of_numpy(string slice, string shape, int first, int last)
    {
        using var handler = Hdf5Rows.Open(Sample, JsonObject.Of(("dataset", "frames"), ("join_method", "stack"), ("slice", slice)), [null]);
        var array = handler.Read(new StreamRange(1, 3), ArrayMemory.Fresh);
        Assert.Equal("<u2" + shape, array.ToString());
        var values = array.AsSpan<ushort>();
        Assert.Equal((first, last), values.Length == 0 ? (-1, -1) : (values[0], values[^1]));
    }

    [Fact]
    public void A_slice_may_be_a_list_and_be_squeezed()
    {
        var slice = new JsonArray([":", 1, "2:3"]);
        using var handler = Hdf5Rows.Open(Sample, JsonObject.Of(("dataset", "frames"), ("join_method", "stack"), ("slice", slice), ("squeeze", true)), [null]);
        Assert.Equal(NdArray.From<ushort>(27, 47), handler.Read(new StreamRange(1, 3), ArrayMemory.Fresh));
    }

    [Theory]
    [InlineData("::-1", "Found '::-1' in a slice")]
    [InlineData("a", "Found 'a' in a slice")]
    [InlineData("1:2:3:4", "Found '1:2:3:4' in a slice")]
    [InlineData("0, 9", "Found 9 in a slice, expected an element of an axis of length 4.")]
    [InlineData(":,:,:,:", "Found the slice (:, :, :, :) of 3 axes")]
    public void A_slice_that_does_not_go_with_the_dataset_is_told(string slice, string expected)
    {
        using var handler = Hdf5Rows.Open(Sample, JsonObject.Of(("dataset", "frames"), ("slice", slice)), 4, 5);
        Assert.StartsWith(expected, Assert.Throws<AssetException>(() => handler.Read(new StreamRange(0, 1), ArrayMemory.Fresh)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("concat", null, new long[] { 2, 4, 5 }, "[2,2,4,5]")]
    [InlineData("concat", null, new long[] { 1, 4, 5 }, "[2,1,4,5]")]
    [InlineData("concat", null, new long[] { 2, 9, 9 }, "[2,2,4,5]")]
    [InlineData("concat", null, new long[] { 4, 5 }, "[2,4,5]")]
    [InlineData("concat", 1, new long[] { 4, 5 }, "[2,4,5]")]
    [InlineData("concat", 3, new long[] { 4, 5 }, "[2,3,4,5]")]
    [InlineData("stack", null, new long[] { 4, 5 }, "[2,4,5]")]
    [InlineData("stack", null, new long[] { 2, 10 }, "[2,2,10]")]
    [InlineData("stack", null, new long[] { 7 }, "[2,4,5]")]
    public void Rows_are_joined_as_consolidators_do(string method, int? multiplier, long[] shape, string expected)
    {
        var parameters = JsonObject.Of(("dataset", "frames"), ("join_method", method), ("multiplier", multiplier is { } given ? given : JsonValue.Null));
        using var handler = Hdf5Rows.Open(Sample, parameters, [.. shape.Select(length => (long?)length)]);
        var array = handler.Read(new StreamRange(0, 2), ArrayMemory.Fresh);
        Assert.Equal("<u2" + expected, array.ToString());
        Assert.Equal(Enumerable.Range(0, array.Size).Select(i => (ushort)i), array.AsSpan<ushort>().ToArray());
        using var part = Hdf5Rows.Open(Sample, parameters, [.. shape.Select(length => (long?)length)]);
        Assert.Equal(array.Slice(1, 1), part.Read(new StreamRange(1, 2), ArrayMemory.Fresh));
    }

    [Fact]
    public void Arrays_go_into_the_memory_that_is_lent()
    {
        var lent = new byte[80];
        using var handler = Hdf5Rows.Open(Sample, JsonObject.Of(("dataset", "frames"), ("join_method", "stack")), 4, 5);
        var memory = ArrayMemory.Lend(lent);
        var arrays = Enumerable.Range(1, 2).Select(row => handler.Read(new StreamRange(row, row + 1), memory)).ToArray();
        Assert.Equal(Enumerable.Range(20, 40).Select(i => (ushort)i), System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(lent).ToArray());
        Assert.All(arrays, array => Assert.True(lent.AsSpan().Overlaps(array.Data.Span)));
    }

    [Theory]
    [InlineData("AD_HDF5_TS", 1, "1003.375")]
    [InlineData("AD_HDF5_TS", 2, "1004.5 1005.625")]
    [InlineData("AD_HDF5_SWMR_TS", 2, "1004.5 1005.625")]
    public void Times_of_frames_are_seconds(string spec, int framesPerPoint, string expected)
    {
        using var handler = Handlers.Find(spec)!(Sample, JsonObject.Of(("frame_per_point", framesPerPoint)));
        var point = framesPerPoint == 1 ? 3 : 2;
        var times = handler.Read(JsonObject.Of(("point_number", point)), ArrayMemory.Fresh);
        Assert.Equal(framesPerPoint == 1 ? 0 : 1, times.Rank);
        Assert.Equal(expected, string.Join(' ', times.AsSpan<double>().ToArray()));
        Assert.Throws<IOException>(() => handler.Read(JsonObject.Of(("point_number", 6)), ArrayMemory.Fresh));
    }

    [Fact]
    public void A_file_for_each_frame_is_read_by_its_template()
    {
        for (var i = 0; i < 4; i++) Write($"cam_00{i}", [new NdArray(DType.Parse("|u1"), [2, 2], new byte[] { (byte)i, 1, 2, 3 })]);
        using var handler = Handlers.Find("AD_HDF5_SINGLE")!(_folder, JsonObject.Of(("template", "%s%s_%3.3d.h5"), ("filename", "cam"), ("frame_per_point", 2)));
        var datum = JsonObject.Of(("point_number", 1));
        var array = handler.Read(datum, ArrayMemory.Fresh);
        Assert.Equal("|u1[2,1,2,2]", array.ToString());
        Assert.Equal("0201020303010203", Convert.ToHexString(array.Data.Span));
        Assert.Equal([PathOf("cam_002.h5"), PathOf("cam_003.h5")], handler.Files([datum, datum]));
        Assert.Throws<FileNotFoundException>(() => handler.Read(JsonObject.Of(("point_number", 2)), ArrayMemory.Fresh));
    }

    [Fact]
    public void A_file_for_each_row_is_read_by_its_template()
    {
        for (var i = 0; i < 3; i++) Write($"cam_{i}", [NdArray.From<short>([(short)i, 1], 2), NdArray.From<short>([(short)i, 2], 2)]);
        var parameters = JsonObject.Of(("dataset", "/entry/data/data"), ("template", "_{:d}.h5"), ("chunk_shape", NdArray.From<long>(2, 2)));
        using var handler = Hdf5Rows.Open(PathOf("cam"), parameters, 2, 2);
        Assert.Equal(NdArray.From<short>([1, 1, 1, 2, 2, 1, 2, 2], 2, 2, 2), handler.Read(new StreamRange(1, 3), ArrayMemory.Fresh));
        Assert.Equal([PathOf("cam_1.h5"), PathOf("cam_2.h5")], handler.Files([new StreamRange(1, 3)]));
    }

    [Fact]
    public void What_is_not_there_yet_can_be_tried_again()
    {
        var path = PathOf("late.h5");
        using var handler = Handlers.Find("AD_HDF5")!(path, JsonObject.Of(("frame_per_point", 2)));
        Assert.Equal($"There is no file {path}.", Assert.Throws<FileNotFoundException>(Read).Message);
        File.WriteAllBytes(path, []);
        Assert.StartsWith($"{path} cannot be read yet: ", Assert.Throws<IOException>(Read).Message, StringComparison.Ordinal);
        File.Delete(path);
        var frame = NdArray.From<short>(1, 2, 3);
        using var stack = new Hdf5ArrayWriter(_folder).Begin("late", frame.DType, [3]);
        stack.Append(frame);
        stack.Flush();
        Assert.StartsWith($"{path}, dataset /entry/data/data: found 1 frames, expected 2: ", Assert.Throws<IOException>(Read).Message, StringComparison.Ordinal);
        stack.Append(frame);
        stack.Dispose();
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^100]);
        Assert.StartsWith($"{path} cannot be read yet: truncated file", Assert.Throws<IOException>(Read).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, whole);
        Assert.Equal(NdArray.From<short>([1, 2, 3, 1, 2, 3], 2, 3), Read());

        NdArray Read() => handler.Read(JsonObject.Of(("point_number", 0)), ArrayMemory.Fresh);
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_place()
    {
        File.WriteAllText(PathOf("text.h5"), "this is no HDF5 file");
        AssertFails<AssetException>($"{PathOf("text.h5")} cannot be opened as HDF5: ", () => Hdf5Rows.Read(PathOf("text.h5"), "frames", 1));
        AssertFails<AssetException>($"{Sample}: there is no dataset nothing that can be opened: ", () => Hdf5Rows.Read(Sample, "nothing", 1));
        AssertFails<AssetException>("The parameters of stream resource s: found 'dataset' missing, expected a text.", () => Hdf5Rows.Open(Sample, JsonObject.Empty));
        AssertFails<AssetException>("The parameters of stream resource s: found 'join_method' ", () => Hdf5Rows.Open(Sample, JsonObject.Of(("dataset", "frames"), ("join_method", "heap"))));
        AssertFails<AssetException>("The resource_kwargs of AD_HDF5: found 'frame_per_point' ", () => Handlers.Find("AD_HDF5")!(Sample, JsonObject.Of(("frame_per_point", 0))));
        using var handler = Handlers.Find("AD_HDF5")!(Sample, JsonObject.Empty);
        AssertFails<AssetException>("The datum_kwargs of AD_HDF5: found 'point_number' missing", () => handler.Read(JsonObject.Empty, ArrayMemory.Fresh));
        AssertFails<AssetException>($"{Sample}, dataset frames: found frames -1 to 1", () => Hdf5Rows.Read(Sample, "frames", 1, -1));
        handler.Dispose();
        Assert.Throws<ObjectDisposedException>(() => handler.Read(JsonObject.Of(("point_number", 0)), ArrayMemory.Fresh));
    }

    [Fact]
    public void Several_threads_may_read()
    {
        Parallel.For(0, 8, thread =>
        {
            using var handler = Hdf5Rows.Open(Sample, JsonObject.Of(("dataset", "frames"), ("join_method", "stack")), 4, 5);
            for (var i = 0; i < 200; i++) Assert.Equal((ushort)(i % 6 * 20), handler.Read(new StreamRange(i % 6, (i % 6) + 1), ArrayMemory.Fresh).AsSpan<ushort>()[0]);
        });
    }

    private static void AssertFails<T>(string start, Func<object> action) where T : Exception =>
        Assert.StartsWith(start, Assert.Throws<T>(() => action()).Message, StringComparison.Ordinal);

    private void Write(string name, NdArray[] frames)
    {
        using var stack = new Hdf5ArrayWriter(_folder).Begin(name, frames[0].DType, frames[0].Shape.ToArray());
        foreach (var frame in frames) stack.Append(frame);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
