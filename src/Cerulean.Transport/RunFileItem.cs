using Cerulean.Documents;

namespace Cerulean.Transport;

/// <summary>What a file holds at one place: a document, or a problem in its stead.</summary>
/// <param name="Document">The document, null where there is a problem.</param>
/// <param name="Problem">What is wrong with the record, or a note about the document before.</param>
/// <param name="Line">The line where the record begins, from 1; of MessagePack the number of the record.</param>
/// <param name="Offset">Where the record begins, in bytes from 0; of gzip in the uncompressed data.</param>
public readonly record struct RunFileItem(Document? Document, Finding? Problem, long Line, long Offset);
