using System.IO.Compression;
using System.Text.Json;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean eventio.</summary>
public sealed class EventIOCommandTests
{
    [DataTheory]
    [InlineData("iact/3_gammas_reuse_5.dat", 0)]
    [InlineData("simtel/gamma_prod6_tel_event_header_v4.simtel.zst", 0)]
    [InlineData("simtel/test_lasercal_v3.simtel.gz", 1)]
    public void Rows_are_those_of_the_established_reader(string file, int code)
    {
        var call = Call.Cerulean("eventio", "ls", SharedData.Cherenkov(file), "--format", "csv");
        using var golden = new StreamReader(new GZipStream(File.OpenRead(SharedData.Cherenkov($"objects/{Path.GetFileName(file)}.objects.csv.gz")), CompressionMode.Decompress));
        Assert.Equal(golden.ReadToEnd(), call.Out);
        Assert.Equal(code, call.Code);
        Assert.Equal(code == 1, call.Err.Contains("is cut off at byte 3545024", StringComparison.Ordinal));
    }

    [Fact]
    public void An_object_is_a_line_in_every_format()
    {
        using var file = new TemporaryFile(TwoObjects);
        Assert.Equal(
            ["        byte   type  object                          version          id        length",
             "           0   2010  ArrayEvent                            1           7            16",
             "          16   2009    TriggerInformation                  3          -2             4"],
            Call.Cerulean("eventio", "ls", file.Path).Good().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            ["index,parent,depth,type,name,version,id,length,user,extended,only_subobjects,header_size,content_address",
             "0,-1,0,2010,ArrayEvent,1,7,16,0,0,1,16,16",
             "1,0,1,2009,TriggerInformation,3,-2,4,1,0,0,12,28"],
            Call.Cerulean("eventio", "ls", file.Path, "--format", "csv").Good().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var lines = Call.Cerulean("eventio", "ls", file.Path, "--format", "json").Good().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var inner = JsonDocument.Parse(lines[1]);
        Assert.Equal((2, 0, true), (lines.Length, inner.RootElement.GetProperty("parent").GetInt32(), inner.RootElement.GetProperty("user").GetBoolean()));
    }

    [Theory]
    [InlineData(31, 2, "is cut off: TriggerInformation[2009] version 3, id -2, at byte 16 should end at byte 32")]
    [InlineData(20, 1, "is cut off")]
    [InlineData(7, 0, "is cut off within the header of an object at byte 0")]
    [InlineData(0, 0, "")]
    public void A_cut_file_gives_its_rows_then_the_error(int length, int rows, string error)
    {
        using var file = new TemporaryFile(TwoObjects[..length]);
        var call = Call.Cerulean("eventio", "ls", file.Path);
        Assert.Equal((rows + 1, length > 0 ? 1 : 0), (call.Lines.Length, call.Code));
        Assert.Contains(error, call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_such_file_is_told()
    {
        using var text = new TemporaryFile([.. "time,value\n1,2\n"u8]);
        Assert.Contains("is no EventIO file", Call.Cerulean("eventio", "ls", text.Path).Err, StringComparison.Ordinal);
        Assert.Contains("not find", Call.Cerulean("eventio", "ls", text.Path + ".no").Err, StringComparison.Ordinal);
    }

    // An array event with one object of four bytes, both with their marks.
    private static byte[] TwoObjects =>
    [
        0x37, 0x8A, 0x1F, 0xD4, 0xDA, 0x07, 0x10, 0x00, 7, 0, 0, 0, 16, 0, 0, 0x40,
        0xD9, 0x07, 0x31, 0x00, 0xFE, 0xFF, 0xFF, 0xFF, 4, 0, 0, 0, 1, 2, 3, 4,
    ];

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"cerulean-{Guid.NewGuid():N}.eventio");

        public void Dispose() => File.Delete(Path);
    }
}
