namespace Cerulean.Cherenkov.Instrument;

/// <summary>How large a telescope is.</summary>
public enum SizeType
{
    /// <summary>Small: a mirror of less than 8 m.</summary>
    Sst,

    /// <summary>Medium: a mirror of 8 m to 16 m.</summary>
    Mst,

    /// <summary>Large: a mirror of 16 m or more.</summary>
    Lst,
}
