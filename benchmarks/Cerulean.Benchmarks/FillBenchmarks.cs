using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Benchmarks;

/// <summary>Filling 1000 frames of 512 × 512 uint16 that are in the page cache, one event after another.</summary>
internal static class FillBenchmarks
{
    private const int Frames = 1000;
    private const double Megabytes = Frames * 512.0 * 512 * 2 / 1e6;

    private static readonly Func<byte[], Func<ArrayMemory>> Lent = block => () => ArrayMemory.Lend(block);

    public static IEnumerable<Benchmark> All =>
    [
        new("fill frames of .npy files into memory that is used again", "MB/s", 8000, "2,940, fresh arrays", () => Npy(Constant(ArrayMemory.Reuse()))),
        new("fill frames of .npy files into memory that is lent", "MB/s", 8000, "2,940, fresh arrays", () => Npy(Lent(new byte[512 * 512 * 2]))),
        new("fill frames of .npy files into fresh arrays", "MB/s", 2940, "2,940", () => Npy(Constant(ArrayMemory.Fresh))),
        new("bytes allocated for a frame filled into memory that is used again", "B", 4000, "", NpyAllocation) { LowerIsBetter = true },
    ];

    private static Func<ArrayMemory> Constant(ArrayMemory memory) => () => memory;

    private static double Npy(Func<ArrayMemory> memoryOf) => WithFrames(new NpyArrayWriter(NewFolder()), (filler, rows) => Measure.PerSecondOnce(Frames, () => Fill(filler, rows, memoryOf)) * Megabytes / Frames);

    private static double NpyAllocation() => WithFrames(new NpyArrayWriter(NewFolder()), (filler, rows) =>
    {
        var memory = ArrayMemory.Reuse();
        return Measure.BytesPerItem(Frames, () => Fill(filler, rows, () => memory));
    });

    private static void Fill(Filler filler, Event[] rows, Func<ArrayMemory> memoryOf)
    {
        foreach (var row in rows)
        {
            if (filler.Fill(row, memory: memoryOf()).Data["image"].NdArrayOrNull is not { Rank: 2 }) throw new InvalidOperationException("A frame is missing.");
        }
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("cerulean-bench-").FullName;

    private static double WithFrames(NpyArrayWriter writer, Func<Filler, Event[], double> measure)
    {
        try
        {
            using var filler = new Filler(HandlerRegistry.BuiltIn());
            using var stack = writer.Begin("image", DType.Parse("<u2"), [512, 512]);
            var bytes = new byte[512 * 512 * 2];
            new Random(1).NextBytes(bytes);
            for (var i = 0; i < Frames; i++) stack.Append(new NdArray(DType.Parse("<u2"), [512, 512], bytes));
            stack.Flush();
            return measure(filler, [.. Events(filler, stack.Location)]);
        }
        finally
        {
            Directory.Delete(writer.Folder, recursive: true);
        }
    }

    private static IEnumerable<Event> Events(Filler filler, ArrayLocation place)
    {
        filler.Accept(new Resource { Uid = "r", Spec = place.Spec, Root = place.Root, ResourcePath = place.ResourcePath, ResourceKwargs = place.ResourceKwargs });
        for (var i = 0; i < Frames; i++)
        {
            filler.Accept(new Datum { DatumId = $"r/{i}", Resource = "r", DatumKwargs = JsonObject.Of(("index", i)) });
            yield return new Event
            {
                Uid = $"e{i}",
                Descriptor = "d",
                SeqNum = i + 1,
                Time = i,
                Data = JsonObject.Of(("image", $"r/{i}")),
                Timestamps = JsonObject.Of(("image", (double)i)),
                Filled = JsonObject.Of(("image", false)),
            };
        }
    }
}
