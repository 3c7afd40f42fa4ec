using Cerulean.Assets;
using Cerulean.Assets.Images;
using Cerulean.Documents;

namespace Cerulean.Benchmarks;

internal static class ImageBenchmarks
{
    private const int Frames = 200;
    private const int Side = 512;

    public static IEnumerable<Benchmark> All =>
    [
        new("read frames of 512 × 512 uint16 from files of TIFF, from the page cache into memory that is used again", "MB/s", 3000, "", () => Files(compress: false)),
        new("the same packed by deflate", "MB/s", 150, "", () => Files(compress: true)),
    ];

    private static double Files(bool compress)
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-benchmark-");
        try
        {
            var noise = new byte[Side * Side * sizeof(ushort)];
            var random = new Random(1);
            for (var i = 0; i < noise.Length; i += sizeof(ushort)) noise[i] = (byte)random.Next(40);
            var frame = new NdArray(DType.Parse("<u2"), [Side, Side], noise);
            for (var i = 0; i < Frames; i++)
            {
                using var writer = ImageWriter.Create(Path.Combine(folder.FullName, $"a_{i}.tiff"), frame.DType, [Side, Side], compress: compress);
                writer.Append(frame);
                writer.Complete();
            }

            var kwargs = JsonObject.Of(("template", "%s%s_%d.tiff"), ("filename", "a"));
            using var handler = HandlerRegistry.BuiltIn().Find("AD_TIFF")!(folder.FullName, kwargs);
            var memory = ArrayMemory.Reuse();
            JsonObject[] points = [.. Enumerable.Range(0, Frames).Select(i => JsonObject.Of(("point_number", i)))];
            return Measure.PerSecond(Frames * (long)noise.Length, () =>
            {
                foreach (var point in points) handler.Read(point, memory);
            }) / 1e6;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
