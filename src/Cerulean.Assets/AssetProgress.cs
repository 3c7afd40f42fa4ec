namespace Cerulean.Assets;

/// <summary>How far work on files has come.</summary>
/// <param name="Files">Number of files that are done.</param>
/// <param name="AllFiles">Number of all files.</param>
/// <param name="Bytes">Bytes that are done.</param>
/// <param name="AllBytes">All bytes.</param>
public readonly record struct AssetProgress(long Files, long AllFiles, long Bytes, long AllBytes);
