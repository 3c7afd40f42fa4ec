using Cerulean.Assets;
using Cerulean.Assets.Hdf5;
using Cerulean.Documents;

namespace Cerulean.Benchmarks;

internal static class Hdf5Benchmarks
{
    private const int Frames = 1000;
    private const int CompressedFrames = 200;
    private const int Side = 512;
    private const long FrameBytes = 2 * Side * Side;

    public static IEnumerable<Benchmark> All =>
    [
        new("HDF5: frames of 512 × 512 uint16 into reused memory", "MB/s", 5000, "20 by its handler, 3,330 by six lines of h5py", () => Plain(ArrayMemory.Reuse())),
        new("HDF5: the same into fresh arrays", "MB/s", 2000, "", () => Plain(ArrayMemory.Fresh)),
        new("HDF5: the same by the bare library", "MB/s", 0, "8,000", PlainBare),
        new("HDF5: frames of 512 × 512 uint16, gzip and shuffle", "MB/s", 50, "66", () => Compressed(ReadDatums)),
        new("HDF5: time of gzip and shuffle, of that of the bare library", "%", 130, "", CompressedOfBare) { LowerIsBetter = true },
        new("HDF5: frames of 512 × 512 uint16 written, each durable", "MB/s", 0, "", Write),
    ];

    private static double Plain(ArrayMemory memory) => InFile(Frames, isCompressed: false, path => ReadDatums(path, Frames, memory) / 1e6);

    private static double PlainBare() => InFile(Frames, isCompressed: false, path => ReadBare(path, Frames) / 1e6);

    private static double Compressed(Func<string, int, ArrayMemory, double> read) =>
        InFile(CompressedFrames, isCompressed: true, path => read(path, CompressedFrames, ArrayMemory.Reuse()) / 1e6);

    private static double CompressedOfBare() => InFile(
        CompressedFrames, isCompressed: true, path => 100 * ReadBare(path, CompressedFrames) / ReadDatums(path, CompressedFrames, ArrayMemory.Reuse()));

    private static double Write()
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-bench-").FullName;
        try
        {
            using var stack = new Hdf5ArrayWriter(folder).Begin("frames", DType.Parse("<u2"), [Side, Side]);
            var frame = Frame();
            return Measure.PerSecondOnce(200 * FrameBytes, () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    stack.Append(frame);
                    stack.Flush();
                }
            }) / 1e6;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Bytes a second, a datum of one frame at a time, through the handler that a filler uses.
    private static double ReadDatums(string path, int count, ArrayMemory memory)
    {
        using var handler = HandlerRegistry.BuiltIn().Find("AD_HDF5")!(path, JsonObject.Empty);
        JsonObject[] datums = [.. Enumerable.Range(0, count).Select(i => JsonObject.Of(("point_number", i)))];
        return Measure.PerSecond(count * FrameBytes, () =>
        {
            foreach (var datum in datums) handler.Read(datum, memory);
        });
    }

    private static double ReadBare(string path, int count)
    {
        using var bare = new BareHdf5(path, "/entry/data/data", Side);
        return Measure.PerSecond(count * FrameBytes, () =>
        {
            for (var i = 0; i < count; i++) bare.Read(i);
        });
    }

    private static double InFile(int frames, bool isCompressed, Func<string, double> measure)
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-bench-").FullName;
        try
        {
            using (var stack = new Hdf5ArrayWriter(folder, isCompressed).Begin("frames", DType.Parse("<u2"), [Side, Side]))
            {
                var frame = Frame();
                for (var i = 0; i < frames; i++) stack.Append(frame);
            }

            return measure(Path.Combine(folder, "frames.h5"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The counts of a camera of 12 bits: noise, which compresses to some three quarters.
    private static NdArray Frame()
    {
        var random = new Random(1);
        return NdArray.From([.. Enumerable.Range(0, Side * Side).Select(_ => (ushort)random.Next(4096))], Side, Side);
    }
}
