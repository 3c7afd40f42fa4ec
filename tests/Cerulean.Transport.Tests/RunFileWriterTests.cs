using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Transport.Tests;

public sealed class RunFileWriterTests : IDisposable
{
    private static readonly List<Document> Small = Golden.Of(
        """["start",{"uid":"r","time":1.0,"a":NaN}]""",
        """["datum",{"datum_id":"x/0","resource":"x","datum_kwargs":{}}]""",
        """["stop",{"uid":"s","time":2.0,"run_start":"r","exit_status":"success"}]""");

    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-").FullName;

    public static TheoryData<RunFileFormat, Envelope, bool> Ways => new()
    {
        { RunFileFormat.JsonLines, Envelope.Array, false },
        { RunFileFormat.JsonLines, Envelope.Object, false },
        { RunFileFormat.JsonLines, Envelope.Array, true },
        { RunFileFormat.MsgPack, Envelope.Array, false },
        { RunFileFormat.MsgPack, Envelope.Array, true },
    };

    private string Path => System.IO.Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_recorded_is_read_again(RunFileFormat format, Envelope envelope, bool isCompressed)
    {
        var options = new RunFileWriterOptions { Format = format, Envelope = envelope, IsCompressed = isCompressed };
        Runs.All(documents => RoundTrip(documents, options));
    }

    [Fact]
    public void The_envelope_is_the_one_that_was_asked_for()
    {
        Write(Small, new() { Envelope = Envelope.Object });
        Assert.Equal(Small.Select(document => Recording.Json(document, Envelope.Object)), File.ReadAllLines(Path));
    }

    [Fact]
    public void A_file_is_replaced_only_where_that_is_allowed()
    {
        File.WriteAllText(Path, "precious");
        Assert.Contains("exists already", Assert.Throws<IOException>(() => RunFileWriter.Create(Path)).Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(Path));
        Write(Small, new() { Overwrite = true });
        Assert.Equal(Small, ReadGood());
    }

    // What was flushed is there for another reader while the writer is still at work, as it is after a crash.
    [Theory]
    [MemberData(nameof(Ways))]
    public void What_was_flushed_is_in_the_file(RunFileFormat format, Envelope envelope, bool isCompressed)
    {
        using var writer = RunFileWriter.Create(Path, new() { Format = format, Envelope = envelope, IsCompressed = isCompressed });
        writer.Accept(Small[0]);
        writer.Accept(Small[1]);
        Assert.Equal(0, writer.Watermark);
        writer.Flush();
        Assert.Equal(2, writer.Watermark);
        writer.Accept(Small[2]);
        Assert.Equal(Small[..2], RunFile.Read(Path).Where(item => item.Document is not null).Select(item => item.Document));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_torn_file_is_mended_wherever_it_was_torn(RunFileFormat format, Envelope envelope, bool isCompressed)
    {
        var options = new RunFileWriterOptions { Format = format, Envelope = envelope, IsCompressed = isCompressed };
        Write(Small, options);
        var bytes = File.ReadAllBytes(Path);
        for (var length = 0; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(Path, bytes[..length]);
            var whole = RunFile.Read(Path).Select(item => item.Document).OfType<Document>().ToList();
            using (var writer = RunFileWriter.Append(Path, options)) writer.Accept(Small[1]);
            Assert.Equal([.. whole, Small[1]], ReadGood());
            Assert.Equal([Path], Directory.GetFiles(_folder));
        }
    }

    [Fact]
    public void A_file_that_is_appended_to_keeps_its_format()
    {
        foreach (var format in new[] { "lines", "msgpack", "gzip lines", "gzip msgpack", "gzip parts" })
        {
            File.WriteAllBytes(Path, Recording.Of(format, Small));
            using (var writer = RunFileWriter.Append(Path, new() { Format = RunFileFormat.MsgPack, Envelope = Envelope.Object }))
            {
                Assert.Equal(format.StartsWith("gzip", StringComparison.Ordinal), writer.Options.IsCompressed);
                foreach (var document in Small) writer.Accept(document);
            }

            Assert.Equal([.. Small, .. Small], ReadGood());
        }
    }

    [Fact]
    public void A_last_line_that_is_whole_gets_its_newline()
    {
        foreach (var compress in new Func<byte[], byte[]>[] { bytes => bytes, bytes => Recording.Gzip(bytes) })
        {
            File.WriteAllBytes(Path, compress(Recording.Of("lines", Small)[..^1]));
            using (var writer = RunFileWriter.Append(Path)) writer.Accept(Small[0]);
            Assert.Equal([.. Small, Small[0]], ReadGood());
        }
    }

    [Fact]
    public void Zeros_that_a_crash_left_are_cut_off()
    {
        foreach (var format in new[] { "lines", "msgpack" })
        {
            File.WriteAllBytes(Path, [.. Recording.Of(format, Small), .. new byte[10_000]]);
            RunFileWriter.Append(Path).Dispose();
            Assert.Equal(Small, ReadGood());
        }
    }

    [Fact]
    public void Only_the_end_of_a_long_file_is_looked_at()
    {
        var lines = Enumerable.Range(0, 60_000).Select(i => $$$"""["datum",{"datum_id":"x/{{{i}}}","resource":"x","datum_kwargs":{}}]""").ToList();
        File.WriteAllText(Path, string.Join('\n', lines) + "\n[\"dat");
        using (var writer = RunFileWriter.Append(Path)) writer.Accept(Small[2]);
        Assert.Equal(60_001, ReadGood().Count);
    }

    [Theory]
    [InlineData("array", "neither JSON lines nor MessagePack")]
    [InlineData("sequence", "neither JSON lines nor MessagePack")]
    [InlineData("text", "nor the beginning of one")]
    [InlineData("picture", "found the bytes 89504e47")]
    [InlineData("damaged", "damaged")]
    [InlineData("more", "no gzip follows")]
    [InlineData("bytes", "byte 0xc1")]
    [InlineData("numbers", "nor the beginning of one")]
    public void What_cannot_be_appended_to_stays_as_it_is(string content, string expected)
    {
        var bytes = content switch
        {
            "text" => "name,value\na,1"u8.ToArray(),
            "picture" => [0x89, (byte)'P', (byte)'N', (byte)'G'],
            "damaged" => Damaged(),
            "more" => [.. Recording.Of("gzip lines", Small), 1],
            "bytes" => [.. Recording.Of("msgpack", Small), 0x92, 0xc1],
            "numbers" => [.. Recording.Of("msgpack", Small), 1, 2, 3],
            _ => Recording.Of(content, Small),
        };
        File.WriteAllBytes(Path, bytes);
        var message = Assert.Throws<InvalidDataException>(() => RunFileWriter.Append(Path)).Message;
        Assert.StartsWith($"{Path} cannot be appended to: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_link_is_followed_also_where_the_file_is_written_anew()
    {
        var target = Path + ".gz";
        File.WriteAllBytes(target, Recording.Of("gzip lines", Small)[..^1]);
        File.CreateSymbolicLink(Path, target);
        using (var writer = RunFileWriter.Append(Path)) writer.Accept(Small[0]);
        Assert.Equal([.. Small, Small[0]], ReadGood());
        Assert.NotNull(new FileInfo(Path).LinkTarget);
    }

    [Fact]
    public void A_document_that_cannot_be_written_leaves_no_trace()
    {
        using (var writer = RunFileWriter.Create(Path))
        {
            writer.Accept(Small[0]);
            var odd = new Datum { DatumId = "d", Resource = "r", DatumKwargs = JsonObject.Of(("x", new NdArray(DType.Parse("<f16"), [1], new byte[16]))) };
            Assert.Throws<NotSupportedException>(() => writer.Accept(odd));
            writer.Accept(Small[1]);
        }

        Assert.Equal(Small[..2], ReadGood());
    }

    private static byte[] Damaged()
    {
        var bytes = Recording.Of("gzip lines", Small);
        bytes[^6] ^= 1;
        return bytes;
    }

    private void RoundTrip(IReadOnlyList<Document> documents, RunFileWriterOptions options)
    {
        Write(documents, options with { Overwrite = true });
        var read = ReadGood();
        Assert.Equal(documents, read);
        Assert.Equal(documents.Select(document => Recording.Json(document)), read.Select(document => Recording.Json(document)));
    }

    private void Write(IEnumerable<Document> documents, RunFileWriterOptions options)
    {
        using var writer = RunFileWriter.Create(Path, options);
        foreach (var document in documents) writer.Accept(document);
    }

    private List<Document> ReadGood()
    {
        var items = RunFile.Read(Path).ToList();
        Assert.DoesNotContain(items, item => item.Problem is not null);
        return items.ConvertAll(item => item.Document!);
    }
}
