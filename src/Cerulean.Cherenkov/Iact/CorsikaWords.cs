namespace Cerulean.Cherenkov.Iact;

/// <summary>Where the words of a name stand in a CORSIKA block.</summary>
/// <param name="First">Number of the first, counted from 1.</param>
/// <param name="Count">How many.</param>
public readonly record struct CorsikaWords(int First, int Count = 1);
