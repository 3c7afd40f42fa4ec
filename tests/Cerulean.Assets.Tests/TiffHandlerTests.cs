using Cerulean.Assets.Images;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Assets.Tests;

public sealed class TiffHandlerTests : IDisposable
{
    private static readonly DType Type = DType.Parse("<u2");

    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-tiff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AD_TIFF_has_files_of_a_template_frame_per_point_for_each_point()
    {
        for (var i = 0; i < 6; i++) Write($"cam_{i:D6}.tiff", Frame(i));
        using var handler = Handler("AD_TIFF", _folder, ("template", "%s%s_%6.6d.tiff"), ("filename", "cam"), ("frame_per_point", 2));
        Assert.Equal(Stack(4, 5), handler.Read(Point(2), ArrayMemory.Fresh));
        Assert.Equal([PathOf("cam_000002.tiff"), PathOf("cam_000003.tiff"), PathOf("cam_000000.tiff"), PathOf("cam_000001.tiff")], handler.Files([Point(1), Point(0), Point(1)]));
        Assert.Contains("cam_000006.tiff", Assert.Throws<FileNotFoundException>(() => handler.Read(Point(3), ArrayMemory.Fresh)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AD_TIFF_TS_has_the_time_stamps_of_the_frames()
    {
        for (var i = 0; i < 2; i++) File.WriteAllBytes(PathOf($"cam_{i}.tiff"), WithTime(1e9 + i));
        Write("cam_2.tiff", Frame(2));
        using var handler = Handler("AD_TIFF_TS", _folder + "/", ("template", "%s%s_%d.tiff"), ("filename", "cam"));
        Assert.Equal(NdArray.From(1e9 + 1), handler.Read(Point(1), ArrayMemory.Fresh));
        Assert.Contains("found no time stamp", Assert.Throws<AssetException>(() => handler.Read(Point(2), ArrayMemory.Fresh)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SINGLE_TIFF_is_a_whole_file()
    {
        Write("one.tif", Frame(1));
        Write("stack.tif", Frame(1), Frame(2));
        using var one = Handler("SINGLE_TIFF", PathOf("one.tif"));
        using var stack = Handler("SINGLE_TIFF", PathOf("stack.tif"));
        Assert.Equal(Frame(1), one.Read(JsonObject.Empty, ArrayMemory.Fresh));
        Assert.Equal(Stack(1, 2), stack.Read(JsonObject.Empty, ArrayMemory.Fresh));
    }

    [Theory]
    [InlineData("concat", new[] { 1, 3, 5 }, new[] { 1, 3, 5 }, "0,1,2")]
    [InlineData("concat", new[] { 2, 3, 5 }, new[] { 1, 3, 5 }, "0,1,2,3,4,5")]
    [InlineData("concat", new[] { 3, 5 }, new[] { 1, 3, 5 }, "0,1,2")]
    [InlineData("stack", new[] { 3, 5 }, new[] { 1, 3, 5 }, "0,1,2")]
    [InlineData("stack", new[] { 3, 5 }, new int[0], "0,1,2")]
    public void A_sequence_has_the_files_that_the_consolidators_name(string joinMethod, int[] shape, int[] chunk, string files)
    {
        int[] numbers = [.. files.Split(',').Select(int.Parse)];
        foreach (var i in numbers) Write($"run_{i:D5}.tif", Frame(i));
        using var handler = Stream("multipart/related;type=image/tiff", "run", shape, Parameters(("template", "_{:05d}.tif"), ("join_method", joinMethod), ("chunk_shape", Lengths(chunk))));
        var rows = handler.Read(new StreamRange(0, 3), ArrayMemory.Fresh);
        Assert.Equal([3, .. shape], rows.Shape.ToArray());
        Assert.Equal(Stack(0, numbers[^1]).Data.ToArray(), rows.Data.ToArray());
        Assert.Equal(rows.Slice(1, 2), handler.Read(new StreamRange(1, 3), ArrayMemory.Fresh));
        Assert.Equal(numbers.Select(i => PathOf($"run_{i:D5}.tif")), handler.Files([new StreamRange(0, 3)]));
    }

    [Fact]
    public void A_sequence_of_stacks_has_a_row_in_each_file()
    {
        for (var i = 0; i < 3; i++) Write($"{i}.tif", Frame(2 * i), Frame((2 * i) + 1));
        using var handler = Stream("multipart/related; type=image/tiff", "", [2, 3, 5], Parameters(("template", "{:d}.tif"), ("chunk_shape", Lengths(2, 3, 5))));
        Assert.Equal(Stack(2, 5).Reshape(2, 2, 3, 5), handler.Read(new StreamRange(1, 3), ArrayMemory.Fresh));
    }

    [Theory]
    [InlineData(new[] { 1, 3, 5 }, 1)]
    [InlineData(new[] { 2, 3, 5 }, 2)]
    [InlineData(new[] { 3, 5 }, 1)]
    public void One_file_has_the_frames_of_all_rows_as_its_pages(int[] shape, int framesPerRow)
    {
        Write("run.tif", [.. Enumerable.Range(0, 4 * framesPerRow).Select(Frame)]);
        using var handler = Stream("image/tiff", "run.tif", shape, JsonObject.Empty);
        var rows = handler.Read(new StreamRange(1, 4), ArrayMemory.Fresh);
        Assert.Equal([3, .. shape], rows.Shape.ToArray());
        Assert.Equal(Stack(framesPerRow, (4 * framesPerRow) - 1).Data.ToArray(), rows.Data.ToArray());
        Assert.Equal([PathOf("run.tif")], handler.Files([new StreamRange(0, 2), new StreamRange(2, 4)]));
    }

    [Fact]
    public void A_page_that_comes_later_is_read_when_it_is_tried_again()
    {
        Write("run.tif", Frame(0));
        using var handler = Stream("image/tiff", "run.tif", [1, 3, 5], JsonObject.Empty);
        Assert.Throws<EndOfStreamException>(() => handler.Read(new StreamRange(1, 2), ArrayMemory.Fresh));
        Write("run.tif", Frame(0), Frame(1));
        Assert.Equal(Stack(1, 1).Reshape(1, 1, 3, 5), handler.Read(new StreamRange(1, 2), ArrayMemory.Fresh));
    }

    [Fact]
    public void A_file_of_another_shape_than_its_key_is_read_as_it_is()
    {
        Write("run.tif", Frame(0), Frame(1));
        using var handler = Stream("image/tiff", "run.tif", [1, 30, 50], JsonObject.Empty);
        Assert.Equal(Stack(0, 1), handler.Read(new StreamRange(0, 2), ArrayMemory.Fresh));
    }

    [Theory]
    [InlineData("concat", new[] { 2, 5, 3 })]
    [InlineData("stack", new[] { 2, 5, 3 })]
    [InlineData("concat", new[] { 1, 2, 5, 3 })]
    public void A_page_of_colours_is_a_row(string joinMethod, int[] shape)
    {
        NdArray[] pages = [.. Enumerable.Range(0, 3).Select(page => NdArray.From(Enumerable.Range(30 * page, 30).Select(value => (byte)value).ToArray(), 2, 5, 3))];
        Write("rgb.tif", pages);
        using var handler = Stream("image/tiff", "rgb.tif", shape, Parameters(("join_method", joinMethod)));
        var rows = handler.Read(new StreamRange(1, 3), ArrayMemory.Fresh);
        Assert.Equal([2, .. shape], rows.Shape.ToArray());
        Assert.Equal(Enumerable.Range(30, 60).Select(value => (byte)value), rows.Data.ToArray());
    }

    [Theory]
    [InlineData("""{"files_per_datum": 4000000000}""")]
    [InlineData("""{"multiplier": 4000000000, "join_method": "stack"}""")]
    public void More_files_than_can_be_are_told(string parameters)
    {
        var members = JsonText.Parse(parameters).AsObject().With("template", "_{:d}.tif");
        Assert.Contains("expected at most 2147483647", Assert.Throws<AssetException>(() => Stream("multipart/related;type=image/tiff", "run", [1, 3, 5], members)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_differ_within_an_array_are_told()
    {
        Write("run_0.tif", Frame(0));
        Write("run_1.tif", Frame(0).Reshape(5, 3));
        using var handler = Stream("multipart/related;type=image/tiff", "run", [1, 3, 5], Parameters(("template", "_{:d}.tif")));
        Assert.Contains("found files of different shapes", Assert.Throws<AssetException>(() => handler.Read(new StreamRange(0, 2), ArrayMemory.Fresh)).Message, StringComparison.Ordinal);
        using var points = Handler("AD_TIFF", _folder, ("template", "%s%s_%d.tif"), ("filename", "run"), ("frame_per_point", 2));
        var error = Assert.Throws<AssetException>(() => points.Read(Point(0), ArrayMemory.Fresh));
        Assert.Equal($"{PathOf("run_1.tif")}, page 0: found <u2 of shape (5, 3), expected <u2 of shape (3, 5) as in {PathOf("run_0.tif")}.", error.Message);
    }

    [Theory]
    [InlineData("_{:x}.tif")]
    [InlineData("_%f.tif")]
    [InlineData("_{name}.tif")]
    [InlineData("_{:999d}.tif")]
    public void A_template_that_is_not_understood_is_told(string template) => Assert.Contains(
        "expected one that is filled with the number of a file",
        Assert.Throws<AssetException>(() => Stream("multipart/related;type=image/tiff", "run", [1, 3, 5], Parameters(("template", template)))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{:d}", "7")]
    [InlineData("{}", "7")]
    [InlineData("{0:03d}", "007")]
    [InlineData("{:3d}", "  7")]
    [InlineData("%4.4d", "0007")]
    [InlineData("%02d", "07")]
    [InlineData("%3d%%{{}}", "  7%{}")]
    [InlineData("%s%s-%d", "det-7")]
    public void Templates_name_files_as_Python_does(string template, string expected)
    {
        using var handler = Stream("multipart/related;type=image/tiff", "", [1, 3, 5], Parameters(("template", template), ("filename", "det")));
        Assert.Equal([PathOf(expected)], handler.Files([new StreamRange(7, 8)]));
    }

    // The classic file of one strip, with a field 65000 of one DOUBLE in place of its last field.
    private static byte[] WithTime(double time)
    {
        var bytes = TiffSample.All["u1_plain"].Bytes;
        var last = BitConverter.ToInt32(bytes, 4) + 2 + (12 * (BitConverter.ToUInt16(bytes, BitConverter.ToInt32(bytes, 4)) - 1));
        BitConverter.GetBytes((ushort)65000).CopyTo(bytes, last);
        BitConverter.GetBytes((ushort)12).CopyTo(bytes, last + 2);
        BitConverter.GetBytes(1).CopyTo(bytes, last + 4);
        BitConverter.GetBytes(bytes.Length).CopyTo(bytes, last + 8);
        return [.. bytes, .. BitConverter.GetBytes(time)];
    }

    private static JsonObject Point(int number) => JsonObject.Of(("point_number", number));

    private static JsonObject Parameters(params ReadOnlySpan<(string, JsonValue)> members) => JsonObject.Of(members);

    private static JsonValue Lengths(params int[] lengths) => new JsonArray([.. lengths.Select(length => (JsonValue)length)]);

    private static IAssetHandler Handler(string spec, string path, params ReadOnlySpan<(string, JsonValue)> kwargs) =>
        HandlerRegistry.BuiltIn().Find(spec)!(path, JsonObject.Of(kwargs));

    private static NdArray Frame(int number) => NdArray.From(Enumerable.Range(100 * number, 15).Select(value => (ushort)value).ToArray(), 3, 5);

    private static NdArray Stack(int first, int last) =>
        new(Type, [last - first + 1, 3, 5], Enumerable.Range(first, last - first + 1).SelectMany(i => Frame(i).Data.ToArray()).ToArray());

    private IStreamAssetHandler Stream(string mimetype, string name, int[] shape, JsonObject parameters)
    {
        var resource = new StreamResource { Uid = "r", DataKey = "image", Mimetype = mimetype, Uri = $"file://localhost{_folder}/{name}", Parameters = parameters };
        var key = new DataKey { Source = "s", Dtype = DataKeyType.Array, Shape = [.. shape.Select(length => (long?)length)], External = "STREAM:" };
        return HandlerRegistry.BuiltIn().FindMimetype(mimetype)!(RootMap.Empty.PathOf(resource), resource, key);
    }

    private void Write(string name, params NdArray[] frames)
    {
        using var writer = ImageWriter.Create(PathOf(name), frames[0].DType, frames[0].Shape.ToArray(), frames.Length);
        foreach (var frame in frames) writer.Append(frame);
        writer.Complete();
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
