using System.IO.Compression;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Benchmarks;

/// <summary>Simulation files that are long enough to be measured: the block of events of a short one again and again.</summary>
internal static class LongFiles
{
    private const int Repeats = 200;
    private const int MCShower = 2020;
    private const int Histograms = 100;
    private const int CameraMonitoring = 2022;
    private const int LaserCalibration = 2023;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"cerulean-benchmarks-{Environment.UserName}");

    /// <summary>A file of the sample data; null, with a word why, where they are absent.</summary>
    public static string? Sample(string file)
    {
        var folder = Environment.GetEnvironmentVariable("CERULEAN_SHARED_DATA") ?? Path.Combine("..", "shared", "data");
        var path = Path.Combine(folder, "cherenkov", file);
        if (File.Exists(path)) return path;
        Console.Error.WriteLine($"not measured: {path} is absent, CERULEAN_SHARED_DATA names the folder of the sample data");
        return null;
    }

    /// <summary>A long file, made where it is not there yet: P of seven LST and NectarCam, L of LST. Its form is "", ".gz" or ".zst".</summary>
    public static string? Find(string name, string form)
    {
        if (Sample(name == "P" ? "simtel/gamma_prod6_tel_event_header_v4.simtel.zst" : "simtel/test_lasercal_v3.simtel.gz") is not { } sample) return null;
        Directory.CreateDirectory(Folder);
        var (plain, path) = (Path.Combine(Folder, name), Path.Combine(Folder, name + form));
        if (!File.Exists(plain)) Make(sample, plain);
        if (!File.Exists(path)) Compress(plain, path, form);
        return path;
    }

    private static void Make(string sample, string path)
    {
        var (head, block, again, rest) = (new MemoryStream(), new MemoryStream(), new MemoryStream(), new MemoryStream());
        using (var reader = EventIOReader.Open(sample))
        {
            var (hasBegun, hasEnded) = (false, false);
            while (TryRead(reader, out var bytes))
            {
                hasBegun |= reader.Header.Type == MCShower;
                hasEnded |= reader.Header.Type == Histograms;
                (hasEnded ? rest : hasBegun ? block : head).Write(bytes);
                if (hasBegun && !hasEnded && reader.Header.Type is not (CameraMonitoring or LaserCalibration)) again.Write(bytes);
            }
        }

        using var file = File.Create(path + ".part");
        head.WriteTo(file);
        block.WriteTo(file);
        for (var i = 1; i < Repeats; i++) again.WriteTo(file);
        rest.WriteTo(file);
        file.Close();
        File.Move(path + ".part", path);
    }

    // One that is cut off is left away.
    private static bool TryRead(EventIOReader reader, out byte[] bytes)
    {
        bytes = [];
        try
        {
            if (!reader.MoveNext()) return false;
            bytes = [.. HeaderOf(reader.Header), .. reader.ReadObject().Content];
            return true;
        }
        catch (EventIOException error) when (error.IsTruncated)
        {
            return false;
        }
    }

    private static byte[] HeaderOf(in EventIOHeader header)
    {
        var bytes = new byte[header.Size];
        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(bytes.AsSpan());
        words[0] = 0xD41F8A37;
        words[1] = (uint)header.Type | (header.IsUser ? 1u << 16 : 0) | (header.IsExtended ? 1u << 17 : 0) | ((uint)header.Version << 20);
        words[2] = (uint)header.Id;
        words[3] = (uint)(header.Length & 0x3FFFFFFF) | (header.HasOnlySubObjects ? 1u << 30 : 0);
        if (header.IsExtended) words[4] = (uint)(header.Length >> 30);
        return bytes;
    }

    // A window of 256 kB, so that one event cannot refer to the one before.
    private static void Compress(string plain, string path, string form)
    {
        if (form == ".zst")
        {
            using var process = System.Diagnostics.Process.Start("zstd", ["-q", "-3", "--zstd=wlog=18", plain, "-o", path]);
            process.WaitForExit();
            return;
        }

        using var source = File.OpenRead(plain);
        using var target = new GZipStream(File.Create(path), CompressionLevel.Optimal);
        source.CopyTo(target);
    }
}
