using Cerulean.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Tests;

/// <summary>Properties of any valid run: FsCheck chooses the run, and finds a short one that fails.</summary>
internal static class Runs
{
    private static readonly Arbitrary<(int Seed, int Steps)> Choices = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        from steps in Gen.Sized(size => Gen.Choose(0, size))
        select (seed, steps),
        choice => Enumerable.Range(0, choice.Item2).Select(steps => (choice.Item1, steps)));

    /// <summary>Throws, with seed and number of steps, where the property does not hold for a run.</summary>
    public static void All(Action<IReadOnlyList<Document>> property) =>
        Prop.ForAll(Choices, choice => property(RunGenerator.Run(choice.Seed, choice.Steps))).QuickCheckThrowOnFailure();

    /// <summary>The same for several runs whose documents are mixed.</summary>
    public static void AllInterleaved(Action<IReadOnlyList<Document>> property) =>
        Prop.ForAll(Choices, choice => property(RunGenerator.Interleaved(choice.Seed, 3, choice.Steps))).QuickCheckThrowOnFailure();
}
