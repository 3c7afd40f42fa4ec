using System.Buffers;
using System.Text;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Tests;

/// <summary>Composed runs as JSON lines.</summary>
internal static class Sample
{
    public static string[] PointScan(int number = 1) => Lines(number, runs => runs.PointScan());

    public static string[] Tomography(bool streamPerTile) => Lines(streamPerTile ? 3 : 4, runs => runs.Tomography(streamPerTile));

    public static string[] Lines(int number, Action<ComposedRuns> compose)
    {
        using var sink = new LineSink();
        compose(new ComposedRuns(sink, number));
        return [.. sink.Lines];
    }

    /// <summary>The uid of the run that begins with the first line.</summary>
    public static string Uid(string[] lines) => JsonText.Parse(lines[0])[1].AsObject()["uid"].AsString();

    private sealed class LineSink : IDocumentSink, IDisposable
    {
        private readonly DocumentWriter _writer = new();

        public List<string> Lines { get; } = [];

        public void Dispose() => _writer.Dispose();

        public void Accept(Document document)
        {
            var output = new ArrayBufferWriter<byte>();
            _writer.Write(document, output);
            Lines.Add(Encoding.UTF8.GetString(output.WrittenSpan));
        }
    }
}
