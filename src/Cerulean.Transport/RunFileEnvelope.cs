using Cerulean.Documents;

namespace Cerulean.Transport;

/// <summary>One name and body of a file, not judged yet; or a problem in its stead.</summary>
/// <param name="Name">The name as it was spelled.</param>
/// <param name="Body">The body as it was given.</param>
/// <param name="Problem">Why there is no envelope; null where there is one.</param>
/// <param name="Line">The line where the record begins, from 1; of MessagePack the number of the record.</param>
/// <param name="Offset">Where the record begins, in bytes from 0; of gzip in the uncompressed data.</param>
public readonly record struct RunFileEnvelope(string Name, JsonValue Body, Finding? Problem, long Line, long Offset);
