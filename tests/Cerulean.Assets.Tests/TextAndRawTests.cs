using Cerulean.Assets.Images;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Assets.Tests;

public sealed class TextAndRawTests : IDisposable
{
    private const string Measured = "# a scan\nmotor,det,note\n1,0.5,\"a, \"\"b\"\"\"\n2,,c\n\n3,-inf,d\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-text-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_CSV_file_has_records_or_a_column()
    {
        using var handler = Handler("CSV", Write("a.csv", Measured), """{"comment": "#"}""");
        Assert.Equal(NdArray.From(0.5, double.NaN, double.NegativeInfinity), handler.Read(Json("""{"column": "det"}"""), ArrayMemory.Fresh));
        var rows = handler.Read(JsonObject.Empty, ArrayMemory.Fresh);
        Assert.Equal("""[["motor","<f8"],["det","<f8"],["note","<U6"]]""", JsonText.ToString(rows.DType.ToJson()));
        Assert.Equal([3], rows.Shape.ToArray());
        var notes = handler.Read(Json("""{"column": "note"}"""), ArrayMemory.Fresh);
        Assert.Equal(["a, \"b\"", "c", "d"], Enumerable.Range(0, 3).Select(i => notes[i].AsString()));
        Assert.Contains("expected one of motor, det, note", Error(() => handler.Read(Json("""{"column": "temperature"}"""), ArrayMemory.Fresh)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2\n3\t4 # end\n\n", "{}", new[] { 2, 2 }, new[] { 1.0, 2, 3, 4 })]
    [InlineData("1,2\n3,4\n", """{"delimiter": ","}""", new[] { 2, 2 }, new[] { 1.0, 2, 3, 4 })]
    [InlineData("skipped\n  1 2e1\r\n  3 nan\r\n", """{"skiprows": 1, "usecols": [0]}""", new[] { 2 }, new[] { 1.0, 3 })]
    [InlineData("5", "{}", new int[0], new[] { 5.0 })]
    public void A_DAT_file_is_what_loadtxt_gives(string text, string kwargs, int[] shape, double[] values)
    {
        using var handler = Handler("DAT", Write("a.dat", text), kwargs);
        var array = handler.Read(JsonObject.Empty, ArrayMemory.Fresh);
        Assert.Equal(shape, array.Shape.ToArray());
        Assert.Equal(values, array.AsSpan<double>().ToArray());
    }

    [Theory]
    [InlineData("text/csv;header=absent", "1,2\n3,4\n5,6\n", "[1, 2]", "<f8", "1,2|3,4|5,6")]
    [InlineData("text/csv;header=absent", "1,2\n3,4\n5,6\n7,8\n9,0\n1,2\n", "[2, 2]", "<i4", "1,2,3,4|5,6,7,8|9,0,1,2")]
    [InlineData("text/csv", "x,y\n1,2\n3,4\n5,6\n", "[]", "<u1", "2|4|6")]
    [InlineData("text/csv", "x,y\n1,2\n3,4\n5,6\n", "[2]", "<f4", "1,2|3,4|5,6")]
    [InlineData("text/csv; header=present", "1,2\n1,2\n3,4\n5,6", "[2]", "<f8", "1,2|3,4|5,6")]
    public void Rows_of_a_text_file_have_the_shape_of_their_key(string mimetype, string text, string shape, string type, string expected)
    {
        Write("a.csv", text);
        using var handler = Stream(mimetype, "a.csv", "y", shape, type, "{}");
        string[] rows = expected.Split('|');
        var array = handler.Read(new StreamRange(0, 3), ArrayMemory.Fresh);
        Assert.Equal(DType.Parse(type), array.DType);
        var flat = array.Reshape(3, array.Size / 3);
        Assert.Equal(rows, rows.Select((_, row) => string.Join(',', Enumerable.Range(0, flat.Shape[1]).Select(i => flat[row][i].AsDouble()))));
        Assert.Equal(array.Slice(2, 1), handler.Read(new StreamRange(2, 3), ArrayMemory.Fresh));
        Assert.Contains("rows, expected", Assert.Throws<EndOfStreamException>(() => handler.Read(new StreamRange(3, 4), ArrayMemory.Fresh)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_fields_is_a_record_of_the_columns()
    {
        Write("a.csv", "1,0.5\n2,1.5\n");
        using var handler = Stream("text/csv;header=absent", "a.csv", "t", "[1]", """[["n", ">i2"], ["x", "<f8"]]""", "{}");
        var array = handler.Read(new StreamRange(0, 2), ArrayMemory.Fresh);
        Assert.Equal([2, 1], array.Shape.ToArray());
        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F], array.Data[10..].ToArray());
    }

    [Fact]
    public void Rows_that_come_later_are_read_when_it_is_tried_again()
    {
        Write("a.csv", "1\n");
        using var handler = Stream("text/csv;header=absent", "a.csv", "y", "[1]", "<f8", "{}");
        Assert.Throws<EndOfStreamException>(() => handler.Read(new StreamRange(1, 2), ArrayMemory.Fresh));
        Write("a.csv", "1\n2.5\n");
        Assert.Equal(NdArray.From([2.5], 1, 1), handler.Read(new StreamRange(1, 2), ArrayMemory.Fresh));
    }

    [Fact]
    public void A_part_of_a_row_at_the_end_is_no_row_yet()
    {
        var path = Write("a.csv", "1,2\n3,4\n5");
        using var handler = Stream("text/csv;header=absent", "a.csv", "y", "[2]", "<f8", "{}");
        Assert.Equal(NdArray.From([1.0, 2, 3, 4], 2, 2), handler.Read(new StreamRange(0, 2), ArrayMemory.Fresh));
        Assert.Throws<EndOfStreamException>(() => handler.Read(new StreamRange(2, 3), ArrayMemory.Fresh));
        using var whole = Handler("CSV", path, "{}");
        Assert.Contains("found a part of a row", Assert.Throws<EndOfStreamException>(() => whole.Read(JsonObject.Empty, ArrayMemory.Fresh)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_while_its_writer_has_it_open()
    {
        using var image = ImageWriter.Create(PathOf("a.tif"), DType.Parse("|u1"), [1, 2]);
        image.Append(NdArray.From<byte>([1, 2], 1, 2));
        image.Complete();
        File.WriteAllBytes(PathOf("a.raw"), [1, 2]);
        Write("a.csv", "1,2\n");
        foreach (var (mimetype, name) in (ReadOnlySpan<(string, string)>)[("image/tiff", "a.tif"), ("application/octet-stream", "a.raw"), ("text/csv", "a.csv")])
        {
            using var writer = new FileStream(PathOf(name), FileMode.Open, FileAccess.Write, FileShare.Read);
            using var handler = Stream(mimetype, name, "y", "[1, 2]", "|u1", "{}");
            Assert.Equal(NdArray.From<byte>([1, 2], 1, 1, 2), handler.Read(new StreamRange(0, 1), ArrayMemory.Fresh));
        }
    }

    [Theory]
    [InlineData("<f16", "instead of <f16")]
    [InlineData("<i32", "instead of <i32")]
    [InlineData("""[["a", "<f8", [2]], ["b", "<f8"]]""", "one for each of the fields")]
    public void A_type_that_cells_do_not_fill_is_told(string type, string expected)
    {
        Write("a.csv", "1,2\n3,4\n");
        using var handler = Stream("text/csv;header=absent", "a.csv", "y", "[2]", type, "{}");
        Assert.Contains(expected, Error(() => handler.Read(new StreamRange(0, 1), ArrayMemory.Fresh)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_numpy_does_not_have_is_told() => Assert.Contains(
        "Data key y: the dtype_numpy is none of numpy", Error(() => Stream("text/csv", "a.csv", "y", "[1]", "words", "{}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("1,2\n3\n", "{}", "line 2: found 1 cells, expected 2 as in the first row")]
    [InlineData("a,b\n1,2\n3,x\n", "{}", "line 3, column b: found 'x', expected an integer of 16 bits")]
    [InlineData("a,b\n1,40000\n", "{}", "line 2, column b: found '40000', expected an integer of 16 bits")]
    [InlineData("1,\"2\n", "{}", "line 1: found the end of the file, expected the closing quote")]
    [InlineData("\"1\"2,3\n", "{}", "line 1: found '2' after the closing quote")]
    [InlineData("1,2\n", """{"usecols": [2]}""", "found no column")]
    [InlineData("1,2\n", """{"sep": "; "}""", "expected one letter")]
    public void An_error_tells_line_and_column(string text, string parameters, string expected)
    {
        Write("a.csv", text);
        Assert.Contains(expected, Error(() =>
        {
            using var handler = Stream("text/csv", "a.csv", "row", "[2]", "<i2", parameters);
            return handler.Read(new StreamRange(0, text.Count(letter => letter == '\n') - (text[0] == 'a' ? 1 : 0)), ArrayMemory.Fresh);
        }), StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_frames_stand_after_an_offset()
    {
        File.WriteAllBytes(PathOf("a.raw"), [9, 9, .. Enumerable.Range(0, 24).Select(i => (byte)i), 7]);
        using var handler = Handler("RAW", PathOf("a.raw"), """{"dtype": ">u2", "shape": [2, 3], "offset": 2}""");
        var type = DType.Parse(">u2");
        Assert.Equal(new NdArray(type, [1, 2, 3], Enumerable.Range(12, 12).Select(i => (byte)i).ToArray()), handler.Read(Json("""{"point_number": 1}"""), ArrayMemory.Fresh));
        Assert.Equal([2, 2, 3], handler.Read(JsonObject.Empty, ArrayMemory.Fresh).Shape.ToArray());
        Assert.Contains("found 27 bytes, expected 38", Error(() => handler.Read(Json("""{"point_number": 2}"""), ArrayMemory.Fresh)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"dtype": "<u2", "offset": 2}""", "a.raw")]
    [InlineData("""{"offset": 2}""", "a.raw")]
    [InlineData("""{"template": "_{:d}.raw"}""", "b")]
    public void Rows_without_a_form_have_the_shape_of_their_key(string parameters, string name)
    {
        byte[] rows = [.. Enumerable.Range(0, 24).Select(i => (byte)i)];
        File.WriteAllBytes(PathOf("a.raw"), [9, 9, .. rows]);
        for (var i = 0; i < 2; i++) File.WriteAllBytes(PathOf($"b_{i}.raw"), rows[(12 * i)..(12 * (i + 1))]);
        using var handler = Stream("application/octet-stream", name, "y", "[2, 3]", "<u2", parameters);
        Assert.Equal(new NdArray(DType.Parse("<u2"), [2, 2, 3], rows), handler.Read(new StreamRange(0, 2), ArrayMemory.Fresh));
        Assert.Equal(new NdArray(DType.Parse("<u2"), [1, 2, 3], rows.AsMemory(12)), handler.Read(new StreamRange(1, 2), ArrayMemory.Fresh));
        Assert.ThrowsAny<IOException>(() => handler.Read(new StreamRange(1, 3), ArrayMemory.Fresh));
    }

    [Theory]
    [InlineData("""{"dtype": "|O8", "shape": [1]}""", "found 'dtype'")]
    [InlineData("""{"dtype": "words", "shape": [1]}""", "found 'dtype'")]
    [InlineData("""{"dtype": "<u2"}""", "found 'shape' missing")]
    [InlineData("""{"dtype": "<u2", "shape": [-1]}""", "found 'shape'")]
    public void What_is_not_told_of_raw_frames_is_asked_for(string kwargs, string expected) =>
        Assert.Contains(expected, Error(() => Handler("RAW", PathOf("a.raw"), kwargs)), StringComparison.Ordinal);

    [Fact]
    public void A_huge_frame_of_a_small_file_takes_no_memory()
    {
        File.WriteAllBytes(PathOf("a.raw"), new byte[10]);
        using var handler = Handler("RAW", PathOf("a.raw"), """{"dtype": "<f8", "shape": [4000000000, 4000000000, 4000000000]}""");
        Assert.Contains("expected frames of 1 byte to 2 GB", Error(() => handler.Read(JsonObject.Empty, ArrayMemory.Fresh)), StringComparison.Ordinal);
    }

    private static string Error(Func<object> action) => Record.Exception(() => action()) is { } error and (AssetException or EndOfStreamException) ? error.Message : "";

    private static JsonObject Json(string text) => JsonText.Parse(text).AsObject();

    private static IAssetHandler Handler(string spec, string path, string kwargs) => HandlerRegistry.BuiltIn().Find(spec)!(path, Json(kwargs));

    private IStreamAssetHandler Stream(string mimetype, string name, string key, string shape, string type, string parameters)
    {
        var resource = new StreamResource { Uid = "r", DataKey = key, Mimetype = mimetype, Uri = $"file://localhost{_folder}/{name}", Parameters = Json(parameters) };
        var lengths = JsonText.Parse(shape);
        var dataKey = new DataKey
        {
            Source = "s",
            Dtype = DataKeyType.Array,
            Shape = [.. Enumerable.Range(0, lengths.Count).Select(i => (long?)lengths[i].AsInt64())],
            DtypeNumpy = type[0] == '[' ? JsonText.Parse(type) : type,
            External = "STREAM:",
        };
        return HandlerRegistry.BuiltIn().FindMimetype(mimetype)!(RootMap.Empty.PathOf(resource), resource, dataKey);
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
