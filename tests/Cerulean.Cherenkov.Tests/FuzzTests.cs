using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Iact;
using Cerulean.Cherenkov.Instrument;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

/// <summary>
/// Damaged input of any kind: more than 100 000 of them, by seeds. Every reader ends well or with an <see cref="EventIOException"/>, and takes memory within
/// bounds: so many bytes for each of the input, and a fixed amount for windows and for images of which the file lists a few pixels alone.
/// </summary>
public sealed class FuzzTests
{
    private const int Files = 40_000;
    private const int Contents = 70_000;
    private const int Simulations = 150;
    private const int Made = 3000;
    private const int MostBytesPerByte = 64;
    private const int MostFixedBytes = 1 << 20;
    private const int MostSparseBytes = 140 << 20;

    [Fact]
    public void Damaged_files_end_in_errors_alone()
    {
        var files = new[] { SyntheticFiles.Iact(false), SyntheticFiles.Iact(true), SyntheticFiles.SplitIact() };
        var places = Array.ConvertAll(files, Places);
        var (failures, mutation) = (0, new Mutation(20260728));
        for (var i = 0; i < Files; i++)
        {
            var bytes = mutation.Damage(files[i % files.Length], places[i % files.Length]);
            failures += Within(bytes.Length, MostFixedBytes, () => List(bytes)) | Within(bytes.Length, MostSparseBytes, () => ReadShowers(bytes)) ? 1 : 0;
        }

        // Most damages are seen; a changed number is a number.
        Assert.InRange(failures, Files / 4, Files);
    }

    [Fact]
    public void Any_content_is_read_or_refused()
    {
        var (failures, mutation) = (0, new Mutation(20260729));
        for (var i = 0; i < Contents; i++)
        {
            var decoder = Decoders.All[i % Decoders.All.Count];
            var header = new EventIOHeader { Version = decoder.Versions[mutation.Next(decoder.Versions.Count)], Id = mutation.Next(40), IsBigEndian = mutation.Next(4) == 0 };
            var content = mutation.Content(most: 400);
            failures += Decode(decoder, header with { Length = content.Length }, content) ? 1 : 0;
        }

        Assert.InRange(failures, Contents / 10, Contents - (Contents / 100));
    }

    [Fact]
    public void Objects_may_lie_in_one_another_as_deep_as_they_like()
    {
        const int Depth = 50_000;
        const int HeaderBytes = 12;
        var file = new EventIOWriter().Object(2010, 0, 0, outer =>
        {
            for (var i = Depth; i > 0; i--) outer.Int32(i % 2 == 0 ? 2201 : 2010).Int32(0).Int32((HeaderBytes * (i - 1)) | (1 << 30));
        }, onlyObjects: true).ToArray();
        Assert.False(Within(file.Length, MostFixedBytes, () => List(file)));
        Within(file.Length, MostFixedBytes, () => Visit(file));
        Within(file.Length, MostFixedBytes, () => ReadShowers(file));
    }

    [DataFact]
    public void Damaged_contents_of_real_files_are_read_or_refused()
    {
        var mutation = new Mutation(20260730);
        foreach (var (header, content) in RealObjects.Small())
        {
            foreach (var decoder in Decoders.All.Where(decoder => decoder.Name.StartsWith(header.Name + ".", StringComparison.Ordinal)))
            {
                Assert.False(Decode(decoder, header, content), $"{decoder.Name} refuses {header}.");
                for (var i = 0; i < 200; i++)
                {
                    var damaged = mutation.Damage(content, []);
                    Decode(decoder, header with { Length = damaged.Length }, damaged);
                }
            }
        }
    }

    [DataFact]
    public void Damaged_simulation_files_end_in_errors_alone()
    {
        var path = Path.Combine(Path.GetTempPath(), $"cerulean-{Guid.NewGuid():N}");
        var mutation = new Mutation(20260731);
        try
        {
            foreach (var file in new[] { "aux_traces_2029", "calib_true_pe", "gamma_with_obslevel_particles" })
            {
                var whole = RealObjects.WithoutHistory($"simtel/{file}.simtel.zst");
                var places = Places(whole);
                for (var i = 0; i < Simulations; i++)
                {
                    var bytes = mutation.Damage(whole, places);
                    File.WriteAllBytes(path, bytes);
                    Within(bytes.Length, MostSparseBytes, () => ReadEvents(path));
                    Within(bytes.Length, MostSparseBytes, () => Visit(bytes));
                }
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Damaged_simulations_of_several_telescopes_end_in_errors_alone()
    {
        using var made = new MadeSimulation();
        var path = made.Calibration(1).Shower(1).Event(100, [1, 2], [1, 2]).Event(101, [2], [2]).Naked(102).Save();
        var (whole, mutation) = (File.ReadAllBytes(path), new Mutation(20261121));
        var (places, failures) = (Places(whole), 0);
        for (var i = 0; i < Made; i++)
        {
            var bytes = mutation.Damage(whole, places);
            File.WriteAllBytes(path, bytes);
            failures += Within(bytes.Length, MostSparseBytes, () => ReadEvents(path)) ? 1 : 0;
        }

        Assert.InRange(failures, Made / 10, Made);
    }

    private static void ReadEvents(string path)
    {
        using var source = SimtelSource.Open([path], new SimtelOptions { WithCalibrationEvents = true });
        try
        {
            _ = SubarrayDescription.From(source.Configuration, FocalLengthChoice.Equivalent);
        }
        catch (InvalidDataException)
        {
            // The description lacks what an array needs.
        }

        try
        {
            foreach (var item in Pipeline.Default.Process(source)) item.Dispose();
        }
        catch (InvalidDataException)
        {
            // Samples and calibration do not fit.
        }
    }

    private static void Visit(byte[] bytes)
    {
        using var reader = new EventIOReader(new MemoryStream(bytes), "fuzz");
        var skipped = new SkippedObjects();
        while (reader.MoveNext()) SimtelObjects.Visit(reader.ReadObject(), skipped, (_, _) => { });
    }

    private static bool Decode(Decoders.Decoder decoder, EventIOHeader header, byte[] content)
    {
        try
        {
            return Within(content.Length, MostSparseBytes, () => decoder.Read(new EventIOObject(header, content)));
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{decoder.Name}, version {header.Version}, {(header.IsBigEndian ? "big-endian " : "")}0x{Convert.ToHexString(content.AsSpan(0, Math.Min(content.Length, 400)))}", error);
        }
    }

    // True if it was refused.
    private static bool Within(int size, long fixedBytes, Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRefused = false;
        try
        {
            read();
        }
        catch (EventIOException)
        {
            isRefused = true;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, fixedBytes + ((long)MostBytesPerByte * size));
        return isRefused;
    }

    private static void List(byte[] bytes)
    {
        using var reader = new EventIOReader(new MemoryStream(bytes), "fuzz");
        var headers = new List<(int Depth, EventIOHeader Header)>();
        while (reader.MoveNext()) reader.ReadHeaders(headers);
    }

    private static void ReadShowers(byte[] bytes)
    {
        using var file = IactFile.Open(new EventIOReader(new PipeStream(bytes), "fuzz"));
        foreach (var shower in file.ReadEvents())
        {
            foreach (var use in shower.Uses) _ = use.Bunches.Sum(bunches => bunches.Bunches.Length + bunches.Emitters.Length) + use.ImpactXCm + use.Weight;
        }
    }

    private static List<int> Places(byte[] bytes)
    {
        using var reader = new EventIOReader(new MemoryStream(bytes), "whole");
        var (headers, places) = (new List<(int Depth, EventIOHeader Header)>(), new List<int>());
        while (reader.MoveNext())
        {
            reader.ReadHeaders(headers);
            places.AddRange(headers.Select(entry => (int)entry.Header.Address));
        }

        return places;
    }
}
