namespace Cerulean.Store;

/// <summary>The place of a run in the list, which is newest first: after those of later times, and of its time after those that came later.</summary>
internal readonly record struct RunPlace(double Time, long Base)
{
    /// <summary>Before all runs.</summary>
    public static readonly RunPlace Before = new(double.PositiveInfinity, long.MaxValue);

    /// <summary>Place of a run. One whose time is no number comes last.</summary>
    public static RunPlace Of(RunRow run) => new(double.IsNaN(run.Time) ? double.NegativeInfinity : run.Time, run.Base);

    /// <summary>The time of a run of a place.</summary>
    public static double TimeOf(double place) => double.IsNegativeInfinity(place) ? double.NaN : place;

    /// <summary>True for a place that comes later in the list.</summary>
    public bool IsAfter(RunPlace other) => Time < other.Time || (Time == other.Time && Base < other.Base);
}
