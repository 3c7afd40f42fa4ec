using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Iact;

namespace Cerulean.Benchmarks;

/// <summary>The container of simulation files: headers alone, and the photons of CORSIKA.</summary>
internal static class EventIOBenchmarks
{
    private const int Bunches = 1_000_000;

    public static IEnumerable<Benchmark> All =>
    [
        new("all headers of an EventIO file, depth first, plain", "MB/s", 5000, "12 500", () => ReadHeaders("P", "")),
        new("all headers of an EventIO file, depth first, zstd", "MB/s", 1000, "1 180", () => ReadHeaders("P", ".zst")),
        new("all headers of an EventIO file, depth first, gzip", "MB/s", 200, "138", () => ReadHeaders("L", ".gz")),
        new("photon bunches of an IACT file, long", "bunches/s", 50e6, "", () => ReadBunches(0)),
        new("photon bunches of an IACT file, compact", "bunches/s", 20e6, "", () => ReadBunches(1000)),
    ];

    private static double ReadHeaders(string name, string form)
    {
        if (LongFiles.Find(name, form) is not { } file) return double.NaN;
        var headers = new List<(int Depth, EventIOHeader Header)>();
        return Measure.PerSecondOnce(new FileInfo(LongFiles.Find(name, "")!).Length, () =>
        {
            using var reader = EventIOReader.Open(file);
            while (reader.MoveNext()) reader.ReadHeaders(headers);
        }) / 1e6;
    }

    private static double ReadBunches(int version)
    {
        var row = version == 0 ? 8 * sizeof(float) : 8 * sizeof(short);
        var content = new byte[12 + (Bunches * row)];
        new Random(1).NextBytes(content);
        BitConverter.TryWriteBytes(content.AsSpan(8), Bunches);
        var header = new EventIOHeader { Type = 1205, Version = version, Length = content.Length };
        return Measure.PerSecond(Bunches, () => PhotonBunches.Read(new EventIOObject(header, content)).Dispose());
    }
}
