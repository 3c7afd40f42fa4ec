using System.Reflection;
using Cerulean.Tests;

namespace Cerulean.Shape.Tests;

/// <summary>
/// What each assembly offers is kept as text under PublicApi/, so that a change of it is seen in review.
/// After a change that is meant: CERULEAN_UPDATE_API=1 ./test.sh
/// </summary>
public sealed class PublicApiTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "tests", "Cerulean.Shape.Tests", "PublicApi");

    [Fact]
    public void The_public_api_is_the_recorded_one()
    {
        var texts = Assemblies.All.ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => PublicApiText.Of(Assembly.LoadFrom(path)));
        if (Environment.GetEnvironmentVariable("CERULEAN_UPDATE_API") == "1")
            Update(texts);
        Tree.AssertNone(texts.SelectMany(pair => Differences(pair.Key, Recorded(pair.Key), pair.Value)));
    }

    [Fact]
    public void A_difference_is_found_with_its_line() => Assert.Equal(
        ["Cerulean.X: - int B { get; }", "Cerulean.X: + long B { get; }", "Cerulean.X: " + Remedy],
        Differences("Cerulean.X", "class C\n    int B { get; }\n", "class C\n    long B { get; }\n"));

    [Fact]
    public void The_text_reads_like_the_source() => Assert.Equal(
        """
        interface Cerulean.Shape.Tests.ISample
            event EventHandler? Changed

        sealed record Cerulean.Shape.Tests.SampleRecord<T> : IEquatable<SampleRecord<T>>, ISample where T : struct
            T Value { get; init; }
            const string Unit = "m"
            event EventHandler? Changed
            int? Item[int i] { get; }
            new(string? Name, T Value)
            required double Width { get; init; }
            static bool TryFind<K>(IReadOnlyDictionary<K, string?> map, out long[] found, bool strict = true) where K : class, IComparable<K>
            string? Name { get; init; }


        """,
        PublicApiText.Of([typeof(SampleRecord<>), typeof(ISample)]));

    private const string Remedy = "the public API has changed. If that is meant: CERULEAN_UPDATE_API=1 ./test.sh, and commit PublicApi/.";

    private static string Recorded(string assembly) => File.Exists(PathOf(assembly)) ? File.ReadAllText(PathOf(assembly)) : "";

    private static void Update(Dictionary<string, string> texts)
    {
        Directory.CreateDirectory(Folder);
        foreach (var (assembly, text) in texts)
            if (text.Length > 0)
                File.WriteAllText(PathOf(assembly), text);
            else
                File.Delete(PathOf(assembly));
    }

    private static string PathOf(string assembly) => Path.Combine(Folder, $"{assembly}.txt");

    private static IEnumerable<string> Differences(string assembly, string recorded, string actual)
    {
        if (recorded == actual)
            return [];
        var (before, after) = (recorded.Split('\n'), actual.Split('\n'));
        return before.Except(after).Select(line => $"{assembly}: - {line.Trim()}")
            .Concat(after.Except(before).Select(line => $"{assembly}: + {line.Trim()}"))
            .Append($"{assembly}: {Remedy}");
    }
}

internal interface ISample
{
    event EventHandler? Changed;
}

internal sealed record SampleRecord<T>(string? Name, T Value) : ISample where T : struct
{
    public const string Unit = "m";

    public event EventHandler? Changed;

    public required double Width { get; init; }

    public int? this[int i] => Changed is null ? i : null;

    public static bool TryFind<K>(IReadOnlyDictionary<K, string?> map, out long[] found, bool strict = true) where K : class, IComparable<K>
    {
        found = [map.Count];
        return strict;
    }
}
