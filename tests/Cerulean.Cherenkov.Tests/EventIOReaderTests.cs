using Cerulean.Cherenkov.EventIO;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

public sealed class EventIOReaderTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_file_that_is_cut_anywhere_gives_what_is_before_the_cut_and_one_error(bool bigEndian, bool canSeek)
    {
        var whole = Sample(bigEndian).ToArray();
        var ends = Ends(whole);
        for (var length = 0; length <= whole.Length; length++)
        {
            using var reader = new EventIOReader(Stream(whole[..length], canSeek), "cut");
            var contents = new List<long>();
            var error = Record.Exception(() =>
            {
                while (reader.MoveNext())
                {
                    if (reader.ReadObject().Content.Length == reader.Header.Length) contents.Add(reader.Header.End);
                }
            });
            Assert.Equal(ends.Where(end => end <= length), contents);
            if (length == 0 || ends.Contains(length)) Assert.Null(error);
            else Assert.True(Assert.IsType<EventIOException>(error).IsTruncated);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Headers_are_told_up_to_the_cut(bool canSeek)
    {
        var whole = Sample(false).ToArray();
        var expected = Headers(new MemoryStream(whole), out _);
        for (var length = 0; length < whole.Length; length++)
        {
            var told = Headers(Stream(whole[..length], canSeek), out var error);
            Assert.Equal(expected.Where(entry => entry.Header.ContentAddress <= length && (error is not null || entry.Header.End <= length)), told);
            if (error is { } failure) Assert.InRange(failure.Offset, 0, length);
        }
    }

    [Fact]
    public void Garbage_between_objects_is_named_with_its_place()
    {
        var first = new EventIOWriter().Object(1, 0, 0, content => content.Int32(5)).ToArray();
        using var reader = new EventIOReader(new MemoryStream([.. first, 1, 2, 3, 4, 5, 6, 7, 8, .. first]), "garbage");
        Assert.True(reader.MoveNext());
        Assert.Equal(5, reader.ReadObject().Read().ReadInt32());
        var error = Assert.Throws<EventIOException>(() => reader.MoveNext());
        Assert.Equal(first.Length, error.Offset);
        Assert.Contains("0x01020304", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTruncated);
    }

    [Fact]
    public void An_object_that_reaches_beyond_the_one_around_it_is_named()
    {
        var bytes = new EventIOWriter().Object(2010, 0, 1, outer => outer.Object(2009, 0, 2, content => content.Int32(1))).Object(70, 0, 0).ToArray();
        bytes[16 + 8]++;
        using var reader = new EventIOReader(new MemoryStream(bytes), "overrun");
        Assert.True(reader.MoveNext());
        var headers = new List<(int Depth, EventIOHeader Header)>();
        Assert.Equal(16, Assert.Throws<EventIOException>(() => reader.ReadHeaders(headers)).Offset);
        Assert.Equal(2010, Assert.Single(headers).Header.Type);
        Assert.Throws<EventIOException>(() =>
        {
            foreach (var inner in reader.ReadObject()) Assert.Fail($"{inner.Header}");
        });
    }

    [Fact]
    public void An_index_leads_to_any_object_of_a_file_that_can_seek()
    {
        var writer = new EventIOWriter();
        for (var i = 0; i < 100; i++) writer.Object(1, 0, i, content => content.Int32(i * i).Array<byte>(new byte[5000]));
        using var reader = writer.Open();
        var index = EventIOIndex.Read(reader);
        Assert.Null(index.Failure);
        foreach (var at in new[] { 99, 0, 50, 51 })
        {
            reader.MoveTo(index.Headers[at]);
            Assert.Equal(at * at, reader.ReadObject().Read().ReadInt32());
            Assert.Equal(at < 99, reader.MoveNext());
        }

        using var forward = new EventIOReader(Stream(writer.ToArray(), canSeek: false), "pipe");
        Assert.False(forward.CanSeek);
        Assert.Throws<InvalidOperationException>(() => forward.MoveTo(index.Headers[0]));
    }

    [Fact]
    public void An_index_of_a_cut_file_has_what_is_complete()
    {
        var bytes = new EventIOWriter().Object(1, 0, 1, content => content.Int32(1)).Object(1, 0, 2, content => content.Int32(2)).ToArray();
        using var reader = new EventIOReader(new MemoryStream(bytes[..^1]), "cut");
        var index = EventIOIndex.Read(reader);
        Assert.Equal(1, Assert.Single(index.Headers).Id);
        Assert.Equal(20, Assert.IsType<EventIOException>(index.Failure).Offset);
    }

    [DataTheory]
    [MemberData(nameof(ObjectLists.Files), MemberType = typeof(ObjectLists))]
    public void Headers_of_whole_files_are_those_of_the_established_reader(string file)
    {
        var told = Headers(EventIOReader.Open(SharedData.Cherenkov(file)), out var error);
        var golden = ObjectLists.Of(Path.GetFileName(file)).Select(fields => (int.Parse(fields[2]), int.Parse(fields[3]), fields[4], int.Parse(fields[5]), int.Parse(fields[6]), long.Parse(fields[7]), fields[8] + fields[9] + fields[10], int.Parse(fields[11]), long.Parse(fields[12])));
        Assert.Equal(golden, told.Select(entry => (entry.Depth, entry.Header.Type, entry.Header.Name, entry.Header.Version, entry.Header.Id, entry.Header.Length, Bits(entry.Header), entry.Header.Size, entry.Header.ContentAddress)));
        Assert.Equal(file.Contains("lasercal", StringComparison.Ordinal), error is not null);
        Assert.Equal(
            File.ReadLines(SharedData.Cherenkov($"objects/{Path.GetFileName(file)}.counts.csv")).Skip(1).Order(),
            told.CountBy(entry => $"{entry.Depth},{entry.Header.Type},{entry.Header.Name},{entry.Header.Version}").Select(group => $"{group.Key},{group.Value}").Order());
    }

    private static string Bits(EventIOHeader header) => $"{(header.IsUser ? 1 : 0)}{(header.IsExtended ? 1 : 0)}{(header.HasOnlySubObjects ? 1 : 0)}";

    // Nested, extended, empty and marked objects.
    private static EventIOWriter Sample(bool bigEndian) => new EventIOWriter(bigEndian)
        .Object(2000, 2, 7, content => content.Int32(1).String("abc"))
        .Object(2010, 0, 1, array => array
            .Object(2009, 1, 1, content => content.Int32(5))
            .Object(2201, 0, 1, telescope => telescope.Object(2011, 0, 1, content => content.Int16(3), extended: true).Object(2012, 0, 1), user: true))
        .Object(1213, 0, 0, onlyObjects: true)
        .Object(100, 2, 0, content => content.Byte(1), extended: true);

    private static List<long> Ends(byte[] bytes)
    {
        using var reader = new EventIOReader(new MemoryStream(bytes), "whole");
        return [.. EventIOIndex.Read(reader).Headers.Select(header => header.End)];
    }

    private static Stream Stream(byte[] bytes, bool canSeek) => canSeek ? new MemoryStream(bytes) : new PipeStream(bytes);

    private static List<(int Depth, EventIOHeader Header)> Headers(Stream stream, out EventIOException? error) => Headers(new EventIOReader(stream, "headers"), out error);

    private static List<(int Depth, EventIOHeader Header)> Headers(EventIOReader reader, out EventIOException? error)
    {
        var (all, some) = (new List<(int, EventIOHeader)>(), new List<(int, EventIOHeader)>());
        error = null;
        try
        {
            while (reader.MoveNext())
            {
                try
                {
                    reader.ReadHeaders(some);
                }
                finally
                {
                    all.AddRange(some);
                }
            }
        }
        catch (EventIOException failure)
        {
            error = failure;
        }
        finally
        {
            reader.Dispose();
        }

        return all;
    }
}
