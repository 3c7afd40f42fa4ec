using System.Diagnostics;
using System.IO.Compression;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Compressed files that are cut off: what can be decompressed is given, and then an error, whatever the cut leaves.</summary>
public sealed class CompressedFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"cerulean-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("gzip")]
    [InlineData("gzip of two members")]
    [InlineData("zstd")]
    [InlineData("zstd of two frames")]
    public void A_cut_anywhere_is_told(string kind)
    {
        var content = new EventIOWriter().Object(70, 1, 0, inner => inner.Int32(1)).Object(2000, 1, 1, inner => inner.Array<int>(1, 2, 3, 4)).ToArray();
        byte[] whole = kind switch
        {
            "gzip" => Gzip(content),
            "gzip of two members" => [.. Gzip(content[..30]), .. Gzip(content[30..])],
            "zstd" => Zstd(content),
            _ => [.. Zstd(content[..30]), .. Zstd(content[30..])],
        };
        var (all, none) = Read(whole);
        Assert.Equal([1, 1], all);
        Assert.Null(none);
        for (var length = 1; length < whole.Length; length++)
        {
            var (versions, error) = Read(whole[..length]);
            Assert.Equal(Enumerable.Repeat(1, versions.Count), versions);
            Assert.NotNull(error);
            Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damage_is_told_after_what_is_before_it()
    {
        var (first, second) = (new EventIOWriter().Object(70, 1, 0, inner => inner.Int32(1)).ToArray(), Zstd(new byte[50]));
        second[4] = 0xFF;
        var (versions, error) = Read([.. Zstd(first), .. second]);
        Assert.Equal([1], versions);
        Assert.False(Assert.IsType<EventIOException>(error).IsTruncated);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void A_pipe_is_decompressed_as_a_file_is(string kind)
    {
        var content = new EventIOWriter().Object(70, 1, 0, inner => inner.Int32(1)).Object(2000, 1, 1, inner => inner.Array<int>(1, 2, 3, 4)).ToArray();
        using (var make = Process.Start("mkfifo", [_path])) make.WaitForExit();
        var bytes = kind switch { "gzip" => Gzip(content), "zstd" => Zstd(content), _ => content };
        var writer = new Thread(() =>
        {
            using var pipe = new FileStream(_path, FileMode.Open, FileAccess.Write);
            pipe.Write(bytes);
        });
        writer.Start();
        using var reader = EventIOReader.Open(_path);
        Assert.True(reader.MoveNext() && reader.MoveNext() && !reader.MoveNext());
        writer.Join();
    }

    private (List<int> Versions, EventIOException? Error) Read(byte[] bytes)
    {
        File.WriteAllBytes(_path, bytes);
        var versions = new List<int>();
        using var reader = EventIOReader.Open(_path);
        try
        {
            while (reader.MoveNext())
            {
                if (reader.ReadObject().Content.Length > 0) versions.Add(reader.Header.Version);
            }

            return (versions, null);
        }
        catch (EventIOException error)
        {
            return (versions, error);
        }
    }

    private static byte[] Gzip(byte[] content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal)) gzip.Write(content);
        return output.ToArray();
    }

    // One frame (RFC 8878) of one block that is not compressed: magic, a frame of one segment, its size, the last block.
    private static byte[] Zstd(byte[] content)
    {
        var block = 1 | (content.Length << 3);
        return [0x28, 0xB5, 0x2F, 0xFD, 0x20, (byte)content.Length, (byte)block, (byte)(block >> 8), (byte)(block >> 16), .. content];
    }
}
