using System.IO.Compression;
using System.Text;

namespace Cerulean.Cli.Tests;

/// <summary>Whatever comes in: one clear error with its place, exit 1, and nothing that is stored is harmed.</summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly string[] Good = Sample.PointScan();
    private static readonly string[] Other = Sample.PointScan(2);

    private readonly StoreFile _store = new();

    public void Dispose() => _store.Dispose();

    public static TheoryData<string, string> Inputs => new()
    {
        { "junk", "byte 0" },
        { "truncated", "bad:10" },
        { "truncated gzip", "cut off" },
        { "long line", "bad:4" },
        { "deep", "bad:3" },
        { "unknown name", "bad:5" },
        { "wrong order", "bad:2" },
        { "no start", "bad:1" },
        { "same uid", "bad:" },
        { "UTF-16", "UTF-16" },
        { "not UTF-8", "bad:3" },
        { "empty line of braces", "bad:1" },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void It_is_told_where_and_nothing_is_harmed(string kind, string place)
    {
        _store.Run("ingest", _store.Write("good.jsonl", Good)).Good();
        var before = _store.Run("docs", "-1").Good();
        var file = _store.PathOf("bad");
        File.WriteAllBytes(file, Make(kind));
        var call = _store.Run("ingest", file, "--max-line", "300000");
        Assert.Equal(1, call.Code);
        Assert.Contains(place, call.Err + call.Out, StringComparison.Ordinal);
        Assert.Contains(file, call.Err + call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", call.Err, StringComparison.Ordinal);
        Assert.Single(_store.Run("list", "--json").Lines);
        Assert.Equal(before, _store.Run("docs", "-1").Good());
        if (kind != "same uid") Assert.Equal(1, Call.Cerulean("validate", file, "--max-line", "300000").Code);
    }

    private static byte[] Make(string kind) => kind switch
    {
        "junk" => [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * i * 31 >> 3))],
        "truncated" => Text(Other)[..(Text(Other[..9]).Length + 40)],
        "truncated gzip" => Gzip(Text(Other))[..^30],
        "long line" => Text([.. Other[..3], $"[\"event\", \"{new string('x', 400_000)}\"]", .. Other[3..]]),
        "deep" => Text([.. Other[..2], $"[\"event\", {new string('[', 100_000)}{new string(']', 100_000)}]", .. Other[2..]]),
        "unknown name" => Text([.. Other[..4], "[\"happening\", {}]", .. Other[4..]]),
        "wrong order" => Text([Other[0], Other[2], Other[1], .. Other[3..]]),
        "no start" => Text(Other[1..]),
        "same uid" => Text([.. Good.Select(line => line.Replace("silver behenate", "gold", StringComparison.Ordinal))]),
        "UTF-16" => Encoding.Unicode.GetBytes(string.Join('\n', Other)),
        "not UTF-8" => [.. Text(Other[..2]), .. Encoding.Latin1.GetBytes("[\"event\", {\"uid\": \"\u00e9\u00e9\"}]\n"), .. Text(Other[2..])],
        "empty line of braces" => Text(["{}", .. Other[1..]]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind),
    };

    private static byte[] Text(string[] lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static byte[] Gzip(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest)) gzip.Write(bytes);
        return output.ToArray();
    }
}
