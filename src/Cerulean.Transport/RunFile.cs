using Cerulean.Documents;

namespace Cerulean.Transport;

/// <summary>
/// Files of documents. Their format is told by their content: JSON lines in either envelope, one JSON array of envelopes, json-seq,
/// MessagePack, or gzip of any of them.
/// </summary>
public static class RunFile
{
    /// <summary>The documents of a file, one after another, and its problems where they occur. Reading goes on after a bad line.</summary>
    public static IEnumerable<RunFileItem> Read(string path, RunFileOptions? options = null)
    {
        using var stream = Open(path);
        foreach (var item in Read(stream, options)) yield return item;
    }

    /// <summary>The documents of a stream, such as standard input, each as soon as it has arrived.</summary>
    public static IEnumerable<RunFileItem> Read(Stream stream, RunFileOptions? options = null)
    {
        using var window = new ByteWindow(stream);
        var target = new DocumentTarget((options ?? new()).Strict);
        var records = RecordFormat.Open(window, options ?? new(), target.Findings);
        bool more;
        do
        {
            more = records.Next(target);
            foreach (var document in target.Documents) yield return new RunFileItem(document, null, records.Line, records.Offset);
            foreach (var problem in target.Findings) yield return new RunFileItem(null, problem, records.Line, records.Offset);
            target.Clear();
        }
        while (more);
    }

    /// <summary>The names and bodies of a file, not judged, and what is no envelope.</summary>
    public static IEnumerable<RunFileEnvelope> ReadEnvelopes(string path, RunFileOptions? options = null)
    {
        using var stream = Open(path);
        foreach (var envelope in ReadEnvelopes(stream, options)) yield return envelope;
    }

    /// <summary>The names and bodies of a stream, not judged, and what is no envelope.</summary>
    public static IEnumerable<RunFileEnvelope> ReadEnvelopes(Stream stream, RunFileOptions? options = null)
    {
        using var window = new ByteWindow(stream);
        var target = new EnvelopeTarget((options ?? new()).Strict);
        var records = RecordFormat.Open(window, options ?? new(), target.Findings);
        bool more;
        do
        {
            more = records.Next(target);
            if (target.Envelope is var (name, body)) yield return new RunFileEnvelope(name, body, null, records.Line, records.Offset);
            foreach (var problem in target.Findings) yield return new RunFileEnvelope("", default, problem, records.Line, records.Offset);
            target.Clear();
        }
        while (more);
    }

    /// <summary>Hands the documents of a file to a sink, one after another, as they were recorded.</summary>
    /// <exception cref="InvalidDataException">A record is bad; all documents before it have been handed over.</exception>
    public static void Replay(string path, IDocumentSink sink, RunFileOptions? options = null)
    {
        foreach (var (document, problem, line, _) in Read(path, options))
        {
            if (document is not null) sink.Accept(document);
            else if (problem is { IsNote: false }) throw new InvalidDataException($"{path}:{line}: {problem}");
        }
    }

    private static FileStream Open(string path) =>
        new(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });
}
