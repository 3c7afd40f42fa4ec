#pragma warning disable IDE0055 // the sample is laid out for its line directives

namespace Cerulean.Shape.Tests;

/// <summary>Line directives make methods of any size out of few lines, as the compiler writes them into the PDB.</summary>
public sealed class MethodSizesTests
{
    private static readonly Dictionary<string, int> Sizes = MethodSizes.Of(typeof(MethodSizesTests).Assembly.Location)
        .Where(method => method.Name.StartsWith("Sample.", StringComparison.Ordinal))
        .ToDictionary(method => method.Name["Sample.".Length..].Split('|')[0], method => method.Lines);

    [Theory]
    [InlineData("Plain", 100)]
    [InlineData("Awaiting", 100)]
    [InlineData("Yielding", 100)]
    [InlineData("WithLambda", 100)]
    [InlineData("WithFunction", 10)]
    [InlineData("<WithFunction>g__Inner", 50)]
    [InlineData(".ctor", 2)]
    public void A_method_has_the_size_it_has_in_its_file(string name, int lines) => Assert.Equal(lines, Sizes[name]);

    [Fact]
    public void A_lambda_and_an_automatic_accessor_do_not_count() => Assert.Equal(7, Sizes.Count);
}

internal sealed class Sample
{
#line 1 "Sample.cs"
    private readonly List<int> _list = [1];
#line 90
    public Sample() => _list.Add(Next);

    public int Next { get; set; }
#line 1001
    public int Plain(int x) { _list.Add(x);
#line 1100
        return _list.Count; }
#line 2001
    public async Task Awaiting() { await Task.Yield();
#line 2100
        _list.Add(1); }
#line 3001
    public IEnumerable<int> Yielding() { yield return 1;
#line 3100
        _list.Add(1); }
#line 4001
    public int WithLambda(int[] x) { var y = x.Where(i => {
#line 4080
        return i > 1; });
#line 4100
        return y.Count(); }
#line 5001
    public int WithFunction(int x) { _list.Add(x);
#line 5002
        var y = Inner(x);
#line 5010
        int Inner(int i) { _list.Add(i);
#line 5059
            return i * i + _list.Count; }
#line 5060
        return y; }
#line default
}
