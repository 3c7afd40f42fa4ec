using System.IO.Compression;
using System.Text;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>Files of real documents, and what the established library says of them.</summary>
internal static class Golden
{
    private static readonly string[] Parents = ["run_start", "descriptor", "resource", "stream_resource"];

    public static IEnumerable<string> Names => SharedData.Folder is null ? [] : Directory
        .EnumerateFiles(SharedData.Bluesky(""), "*.expected.json")
        .Select(path => Path.GetFileName(path).Replace(".expected.json", "", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static string PathOf(string name) =>
        SharedData.Bluesky(File.Exists(SharedData.Bluesky($"{name}.jsonl")) ? $"{name}.jsonl" : $"{name}.jsonl.gz");

    public static JsonObject Expected(string name) => JsonText.Parse(File.ReadAllBytes(SharedData.Bluesky($"{name}.expected.json"))).AsObject();

    public static IEnumerable<JsonObject> Runs(string name) => Items(Expected(name)["runs"]).Select(run => run.AsObject());

    public static IEnumerable<JsonValue> Items(JsonValue array) => Enumerable.Range(0, array.Count).Select(i => array[i]);

    /// <summary>The values of JSON lines.</summary>
    public static IReadOnlyList<JsonValue> Parse(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonText.Parse(line))];

    /// <summary>The envelopes of a file that belong to one run.</summary>
    public static IReadOnlyList<JsonValue> Documents(string name, string run)
    {
        var ours = new HashSet<string> { run };
        return [.. Parse(Text(name)).Where(line => IsOf(line[1].AsObject(), ours))];
    }

    public static string Text(string name)
    {
        var bytes = File.ReadAllBytes(PathOf(name));
        if (!PathOf(name).EndsWith(".gz", StringComparison.Ordinal)) return Encoding.UTF8.GetString(bytes);
        using var reader = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    /// <summary>The correctly rounded sum: exact partial sums that do not overlap.</summary>
    public static double ExactSum(IEnumerable<double> values)
    {
        var partials = new List<double>();
        foreach (var value in values)
        {
            var x = value;
            var kept = new List<double>();
            foreach (var partial in partials)
            {
                var (large, small) = Math.Abs(x) >= Math.Abs(partial) ? (x, partial) : (partial, x);
                var high = large + small;
                var low = small - (high - large);
                if (low != 0) kept.Add(low);
                x = high;
            }

            kept.Add(x);
            partials = kept;
        }

        return partials.AsEnumerable().Reverse().Sum();
    }

    private static bool IsOf(JsonObject document, HashSet<string> ours)
    {
        var uid = document.GetOrNull("uid").StringOrNull;
        var isOurs = (uid is not null && ours.Contains(uid)) || Parents.Any(parent => document.GetOrNull(parent).StringOrNull is { } other && ours.Contains(other));
        if (isOurs && uid is not null) ours.Add(uid);
        return isOurs;
    }
}
