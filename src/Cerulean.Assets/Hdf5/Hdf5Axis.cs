namespace Cerulean.Assets.Hdf5;

/// <summary>Which elements of an axis are read: so many from start on, each so many steps after the one before.</summary>
internal readonly record struct Hdf5Axis(long Start, long Count, long Step = 1)
{
    /// <summary>The last element that is read, and one.</summary>
    public long End => Count == 0 ? Start : Start + ((Count - 1) * Step) + 1;
}
