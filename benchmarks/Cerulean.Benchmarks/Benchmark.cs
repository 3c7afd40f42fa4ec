namespace Cerulean.Benchmarks;

/// <summary>One line of the results.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">What is counted for a second, or what else the figure is.</param>
/// <param name="Target">The figure it has to reach.</param>
/// <param name="Peer">What the established Python library reaches on the same class of machine, in words.</param>
/// <param name="Run">Measures.</param>
internal sealed record Benchmark(string Name, string Unit, double Target, string Peer, Func<double> Run)
{
    /// <summary>True where the figure must stay below the target: times and sizes.</summary>
    public bool LowerIsBetter { get; init; }
}
