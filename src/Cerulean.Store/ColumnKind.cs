namespace Cerulean.Store;

/// <summary>How a column is stored. The numbers stand in databases: they must not change.</summary>
internal enum ColumnKind
{
    /// <summary>Elements of one dtype and rows of one shape, little endian.</summary>
    Array = 1,

    /// <summary>Texts: their lengths in bytes as int32, then UTF-8.</summary>
    Text = 2,

    /// <summary>Texts that are all lower-case uuids: 16 bytes each.</summary>
    Uuid = 3,

    /// <summary>Vectors of one dtype and different lengths: offsets as int32, one more than rows, then the elements.</summary>
    Ragged = 4,

    /// <summary>Anything: a JSON array.</summary>
    Json = 5,
}
