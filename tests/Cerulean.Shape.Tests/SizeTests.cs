namespace Cerulean.Shape.Tests;

/// <summary>A file holds one concept, a method one thought: their sizes stay within bounds.</summary>
public sealed class SizeTests
{
    [Fact]
    public void Files_are_small() => Tree.AssertNone(
        Violations(Tree.Sources.Select(file => (file.Path, file.Lines.Length)), median: 80, nineInTen: 250, most: 500));

    [Fact]
    public void Methods_are_small() => Tree.AssertNone(
        Violations(Assemblies.All.SelectMany(MethodSizes.Of), median: 20, nineInTen: 20, most: 60));

    [Theory]
    [InlineData(new[] { 81, 81, 1 }, "median")]
    [InlineData(new[] { 501, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, "nothing may have more than 500")]
    [InlineData(new[] { 251, 251, 1, 1, 1, 1, 1, 1, 1, 1 }, "have more than 250")]
    public void A_violation_is_found(int[] sizes, string expected) =>
        Assert.Contains(expected, string.Concat(Bounds(sizes)), StringComparison.Ordinal);

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 250, 80, 80 })]
    [InlineData(new[] { 500, 80, 80, 80, 80, 80, 80, 80, 80, 80 })]
    public void What_keeps_the_bounds_is_no_violation(int[] sizes) => Assert.Empty(Bounds(sizes));

    private static IEnumerable<string> Bounds(int[] sizes) => Violations(sizes.Select(size => ("x", size)), 80, 250, 500);

    private static IEnumerable<string> Violations(IEnumerable<(string Name, int Lines)> things, int median, int nineInTen, int most)
    {
        var sorted = things.OrderByDescending(thing => thing.Lines).ToArray();
        foreach (var (name, lines) in sorted.Where(thing => thing.Lines > most))
            yield return $"{name} has {lines} lines; nothing may have more than {most}.";
        var big = sorted.Where(thing => thing.Lines > nineInTen).ToArray();
        if (big.Length > (sorted.Length + 9) / 10)
            yield return $"{big.Length} of {sorted.Length} have more than {nineInTen} lines, more than one in ten:\n  " +
                string.Join("\n  ", big.Select(thing => $"{thing.Lines} {thing.Name}"));
        if (sorted.Length > 0 && sorted[sorted.Length / 2].Lines > median)
            yield return $"The median is {sorted[sorted.Length / 2].Lines} lines, above {median}.";
    }
}
