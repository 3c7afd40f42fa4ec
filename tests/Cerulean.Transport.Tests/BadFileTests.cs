using System.Text;
using Cerulean.Documents;

namespace Cerulean.Transport.Tests;

public sealed class BadFileTests
{
    private const string Start = """["start",{"uid":"r","time":1.0}]""";
    private const string Stop = """["stop",{"uid":"s","time":2.0,"run_start":"r","exit_status":"success"}]""";

    [Fact]
    public void Reading_goes_on_after_a_bad_line()
    {
        var (documents, problems) = Read($"{Start}\n\nno JSON\n[\"stp\",{{}}]\n{Stop}");
        Assert.Equal([DocumentName.Start, DocumentName.Stop], documents.Select(document => document.Name));
        Assert.Equal([(3L, 34L), (4L, 42L)], problems.Select(problem => (problem.Line, problem.Offset)));
        Assert.Contains("unknown document name 'stp'", problems[1].Problem!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16", false, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16")]
    [InlineData("utf-16BE", false, "UTF-16")]
    [InlineData("utf-32", true, "UTF-32")]
    [InlineData("utf-32", false, "UTF-32")]
    [InlineData("utf-32BE", false, "UTF-32")]
    public void Another_encoding_is_named_with_the_remedy(string encoding, bool hasMark, string expected)
    {
        var code = Encoding.GetEncoding(encoding);
        var problem = One([.. hasMark ? code.GetPreamble() : [], .. code.GetBytes(Start)]);
        Assert.Contains(expected, problem.Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("iconv", problem.Problem.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (problem.Line, problem.Offset));
    }

    [Theory]
    [InlineData("00000000000000000000")]
    [InlineData("89504e470d0a1a0a")]
    [InlineData("7f454c4602010100", "at byte 0")]
    [InlineData("c3a9c3a9", "at byte 0")]
    [InlineData("920102", "expected [\"name\"")]
    [InlineData("91a5737461727480")]
    [InlineData("92c192c1", "byte 0xc1 at byte 1")]
    [InlineData("1f8b", "cut off; reading ends at byte 0")]
    [InlineData("1f8b0aff00000000000000000000", "damaged; reading ends at byte 0")]
    public void Binary_junk_is_one_error(string hex, string expected = "at byte 0, expected JSON lines") =>
        Assert.Contains(expected, One(Convert.FromHexString(hex)).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_holds_no_documents_and_no_problem()
    {
        foreach (byte[] bytes in new byte[][] { [], "\n \r\n"u8.ToArray(), "[]"u8.ToArray(), Recording.Gzip([]), Recording.Gzip("\n"u8), [0xef, 0xbb, 0xbf] })
        {
            Assert.Empty(RunFile.Read(new MemoryStream(bytes)));
        }
    }

    [Fact]
    public void Binary_data_between_lines_is_one_error_and_reading_goes_on()
    {
        var junk = new byte[5000];
        new Random(3).NextBytes(junk);
        var (documents, problems) = Recording.Read([.. Bytes($"{Start}\n"), 0, .. junk, (byte)'\n', .. Bytes($"{Stop}\n")]);
        Assert.Equal(2, documents.Count);
        Assert.Contains("binary data at byte 33", Assert.Single(problems).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_behind_the_last_record_are_one_error()
    {
        foreach (var format in new[] { "lines", "msgpack" })
        {
            var good = Recording.Of(format, Cerulean.Tests.Golden.Of(Start, Stop));
            var (documents, problems) = Recording.Read([.. good, .. new byte[4096]]);
            Assert.Equal(2, documents.Count);
            Assert.Equal(good.Length, Assert.Single(problems).Offset);
        }
    }

    [Theory]
    [InlineData("{0}\n{1}\n{2}\n", 2)]
    [InlineData("{0}\n{1}\n{2}", 2)]
    [InlineData("[{0},\n{1},{2}]", 2)]
    [InlineData("[{0},\n{1}\n,\n{2}]", 2)]
    [InlineData("\u001e{0}\n\u001e{1}\n\u001e{2}\n", 2)]
    public void A_line_over_the_limit_is_an_error_and_its_neighbours_are_read(string pattern, int line)
    {
        var big = $"[\"start\",{{\"uid\":\"big\",\"time\":1.0,\"a\":\"{new string('x', 3_000_000)}\\\"\\\\\"}}]";
        var text = pattern.Replace("{0}", Start, StringComparison.Ordinal).Replace("{1}", big, StringComparison.Ordinal).Replace("{2}", Stop, StringComparison.Ordinal);
        var (documents, problems) = Read(text, new RunFileOptions { MaxLine = 1000 });
        Assert.Equal([DocumentName.Start, DocumentName.Stop], documents.Select(document => document.Name));
        var problem = Assert.Single(problems);
        Assert.Contains("longer than 1000 bytes", problem.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal((line, text.IndexOf("[\"start\",{\"uid\":\"big", StringComparison.Ordinal)), (problem.Line, problem.Offset));
    }

    [Fact]
    public void A_line_at_the_limit_is_read()
    {
        Assert.Empty(Read($"{Start}\n", new RunFileOptions { MaxLine = Start.Length }).Problems);
        Assert.Single(Read($"{Start}\n", new RunFileOptions { MaxLine = Start.Length - 1 }).Problems);
    }

    [Fact]
    public void A_line_without_end_takes_little_memory()
    {
        using var endless = new EndlessStream(Bytes($"{Start}\n"), 300_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var items = RunFile.Read(endless, new RunFileOptions { MaxLine = 1 << 20 }).ToList();
        Assert.Equal(2, items.Count);
        Assert.Contains("begins at byte 33", items[1].Problem!.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
    }

    [Theory]
    [InlineData("[\"start\",{0}]\n")]
    [InlineData("{\"name\":\"start\",\"doc\":{0}}\n")]
    [InlineData("[[\"start\",{0}]]")]
    [InlineData("\u001e[\"start\",{0}]\n")]
    public void Deep_nesting_is_one_clear_error(string pattern)
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        var problem = One(Bytes(pattern.Replace("{0}", deep, StringComparison.Ordinal)));
        Assert.Contains("deeper than 1000", problem.Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{0} {1}]", "expected a comma")]
    [InlineData("[{0},]", "found ']'")]
    [InlineData("[{0}] x", "expected nothing after the array")]
    [InlineData("[{0},1]", "found '1' at byte 34")]
    public void A_broken_array_is_told_with_its_place(string pattern, string expected)
    {
        var text = pattern.Replace("{0}", Start, StringComparison.Ordinal).Replace("{1}", Stop, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Single(Read(text).Problems).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_torn_record_a_sequence_goes_on_at_the_next_separator()
    {
        var (documents, problems) = Read($"\u001e{Start}\n\u001e[\"start\",{{\"uid\u001e x \u001e{Stop}\n");
        Assert.Equal([DocumentName.Start, DocumentName.Stop], documents.Select(document => document.Name));
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void Something_else_behind_gzip_is_an_error()
    {
        var gzip = Recording.Gzip(Bytes($"{Start}\n"));
        foreach (var more in new byte[][] { [0], [1, 2, 3], new byte[100_000], Bytes(Stop) })
        {
            var (documents, problems) = Recording.Read([.. gzip, .. more]);
            Assert.Single(documents);
            Assert.Contains("no gzip follows", Assert.Single(problems).Problem!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damaged_gzip_is_an_error_after_what_can_be_read()
    {
        var text = Bytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"[\"datum\",{{\"datum_id\":\"x/{i}\",\"resource\":\"x\",\"datum_kwargs\":{{}}}}]\n")));
        var gzip = Recording.Gzip(text);
        gzip[^6] ^= 1;
        var (documents, problems) = Recording.Read(gzip);
        Assert.True(documents.Count > 10_000);
        Assert.Contains("damaged", Assert.Single(problems).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_in_gzip_are_places_in_the_uncompressed_data()
    {
        var (_, problems) = Recording.Read(Recording.Gzip(Bytes($"{Start}\n[\"stop\"")));
        Assert.Contains("byte 33 of the uncompressed data", Assert.Single(problems).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused_where_it_is_strict()
    {
        const string Line = """["start",{"uid":"r","time":1.0,"a":NaN}]""";
        Assert.Empty(Read(Line + "\n").Problems);
        Assert.Contains("not finite", Assert.Single(Read(Line + "\n", new RunFileOptions { Strict = true }).Problems).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Envelopes_are_handed_out_without_a_verdict()
    {
        var text = $"{Start}\n[\"stp\",{{\"x\":1}}]\nnothing\n{{\"name\":\"stop\",\"doc\":5}}\n[1,2]\n";
        var envelopes = RunFile.ReadEnvelopes(new MemoryStream(Bytes(text))).ToList();
        Assert.Equal(["start", "stp", "", "stop", ""], envelopes.Select(envelope => envelope.Name));
        Assert.Equal([false, false, true, false, true], envelopes.Select(envelope => envelope.Problem is not null));
        Assert.Equal([1L, 2, 3, 4, 5], envelopes.Select(envelope => envelope.Line));
        Assert.Equal((JsonValue)5, envelopes[3].Body);
    }

    [Fact]
    public void A_replay_ends_at_the_first_problem()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, $"{Start}\nx\n{Stop}\n");
            var sink = new ListSink();
            Assert.Contains($"{path}:2: ", Assert.Throws<InvalidDataException>(() => RunFile.Replay(path, sink)).Message, StringComparison.Ordinal);
            Assert.Single(sink.Documents);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // A pipe hands out its bytes as they come: a document is there as soon as its line is.
    [Fact]
    public void A_live_stream_is_read_document_by_document()
    {
        using var pipe = new StepStream([Bytes(Start[..9]), Bytes(Start[9..] + "\n"), Bytes(Stop + "\n")]);
        using var items = RunFile.Read(pipe).GetEnumerator();
        Assert.True(items.MoveNext());
        Assert.Equal(2, pipe.Steps);
        Assert.True(items.MoveNext());
        Assert.Equal(3, pipe.Steps);
        Assert.False(items.MoveNext());
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static (List<Document> Documents, List<RunFileItem> Problems) Read(string text, RunFileOptions? options = null) => Recording.Read(Bytes(text), options);

    private static RunFileItem One(byte[] bytes) => Assert.Single(RunFile.Read(new MemoryStream(bytes)));
}
