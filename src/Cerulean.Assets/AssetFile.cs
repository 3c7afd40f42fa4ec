namespace Cerulean.Assets;

/// <summary>A file of a resource.</summary>
/// <param name="Run">Uid of the run.</param>
/// <param name="Resource">Uid of the resource.</param>
/// <param name="Path">Full path; empty where the files of the resource cannot be told.</param>
/// <param name="Bytes">Its size; null where it is not there.</param>
/// <param name="Problem">What is wrong with it; null where nothing is.</param>
public sealed record AssetFile(string Run, string Resource, string Path, long? Bytes, string? Problem);
