using Cerulean.Assets.Hdf5;
using Cerulean.Documents;

namespace Cerulean.Assets.Tests;

public sealed class Hdf5ArrayWriterTests : Hdf5WriterTests
{
    protected override IArrayWriter Writer(string folder) => new Hdf5ArrayWriter(folder);
}

public sealed class CompressedHdf5ArrayWriterTests : Hdf5WriterTests
{
    protected override IArrayWriter Writer(string folder) => new Hdf5ArrayWriter(folder, isCompressed: true);

    [Fact]
    public void Frames_are_smaller()
    {
        var (plain, packed) = (Write(new Hdf5ArrayWriter(Folder), "plain"), Write(Writer(Folder), "packed"));
        Assert.True(plain > 200_000 && packed < plain / 10, $"{packed} of {plain} bytes");
    }

    private long Write(IArrayWriter writer, string name)
    {
        using (var stack = writer.Begin(name, DType.Parse("<u2"), [100, 1000]))
        {
            stack.Append(NdArray.From([.. Enumerable.Range(0, 100_000).Select(i => (ushort)(i / 1000))], 100, 1000));
        }

        return new FileInfo(PathOf(name + ".h5")).Length;
    }
}

public abstract class Hdf5WriterTests : ArrayWriterTests
{
    private static readonly HandlerRegistry Handlers = HandlerRegistry.BuiltIn();

    protected override IReadOnlyList<string> Types { get; } =
        ["|i1", "|u1", "<i2", ">u2", "<i4", "<u4", "<i8", ">u8", "<f2", ">f2", "<f4", ">f8", "<c8", ">c16", "|S7", "<M8[ns]", "<m8[s]", "|V5"];

    protected override DType Unknown { get; } = DType.Parse("<U3");

    // A resource and a stream resource name the same frames, also while they are being written.
    protected override NdArray Read(ArrayLocation location, DType type, int[] shape, int index)
    {
        using var datums = Handlers.Find(location.Spec)!(Path.Combine(location.Root, location.ResourcePath), location.ResourceKwargs);
        var datum = datums.Read(JsonObject.Of((location.DatumKey, index)), ArrayMemory.Fresh);
        var resource = new StreamResource { Uid = "s", DataKey = "x", Mimetype = location.Mimetype, Uri = location.Uri, Parameters = location.Parameters };
        var key = new DataKey { Source = "test", Dtype = DataKeyType.Array, Shape = [.. shape.Select(length => (long?)length)] };
        using var rows = Handlers.FindMimetype(location.Mimetype)!(RootMap.Empty.PathOf(resource), resource, key);
        var row = rows.Read(new StreamRange(index, index + 1), ArrayMemory.Fresh);
        Assert.Equal([1, .. shape], row.Shape.ToArray());
        Assert.Equal([1, .. shape], datum.Shape.ToArray());
        Assert.True(row.Data.Span.SequenceEqual(datum.Data.Span));
        return row.Reshape(shape);
    }

    [Fact]
    public void A_boolean_is_that_of_h5py()
    {
        using var stack = Writer(Folder).Begin("b", DType.Boolean, [3]);
        stack.Append(NdArray.From(true, false, true));
        stack.Flush();
        Assert.Equal(NdArray.From(true, false, true), Read(stack.Location, DType.Boolean, [3], 0));
    }

    [Fact]
    public void The_documents_name_the_file_as_area_detectors_do()
    {
        using var stack = Writer(PathOf("with space/µ#1%")).Begin("cam {1}", DType.Parse("<u2"), [2, 3]);
        stack.Append(Frame(5));
        stack.Flush();
        var place = stack.Location;
        Assert.Equal(("AD_HDF5_SWMR", "cam {1}.h5", "point_number"), (place.Spec, place.ResourcePath, place.DatumKey));
        Assert.Equal(JsonObject.Of(("frame_per_point", 1)), place.ResourceKwargs);
        Assert.Equal("application/x-hdf5", place.Mimetype);
        Assert.Equal(JsonObject.Of(("dataset", "/entry/data/data"), ("chunk_shape", NdArray.From<long>(1, 2, 3)), ("swmr", true), ("join_method", "stack")), place.Parameters);
        Assert.EndsWith("/with%20space/%C2%B5%231%25/cam%20%7B1%7D.h5", place.Uri, StringComparison.Ordinal);
        Assert.Equal(Frame(5), Read(place, DType.Parse("<u2"), [2, 3], 0));
    }

    [Fact]
    public void A_frame_that_was_not_flushed_is_not_there_yet()
    {
        using var stack = Writer(Folder).Begin("a", DType.Parse("<u2"), [2, 3]);
        Assert.Contains("found 0 frames, expected 1", Assert.Throws<IOException>(() => Read(stack.Location, DType.Parse("<u2"), [2, 3], 0)).Message, StringComparison.Ordinal);
        stack.Append(Frame(0));
        stack.Flush();
        Assert.Equal(Frame(0), Read(stack.Location, DType.Parse("<u2"), [2, 3], 0));
    }
}
