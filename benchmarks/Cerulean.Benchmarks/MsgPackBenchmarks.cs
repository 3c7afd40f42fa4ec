using System.Buffers;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Benchmarks;

internal static class MsgPackBenchmarks
{
    private const int Count = 2000;

    public static IEnumerable<Benchmark> All =>
    [
        new("read msgpack", "documents/s", 1e6, "325 k", Read),
        new("write msgpack", "documents/s", 1.5e6, "797 k", Write),
    ];

    private static double Read()
    {
        var packed = new ArrayBufferWriter<byte>();
        foreach (var row in Samples.Events(Count)) MsgPackDocumentWriter.Write(row, packed);
        var (reader, documents, findings) = (new MsgPackDocumentReader(), new List<Document>(), new List<Finding>());
        return Measure.PerSecond(Count, () =>
        {
            for (var rest = packed.WrittenSpan; rest.Length > 0;)
            {
                documents.Clear();
                if (!reader.Read(rest, documents, findings, out var length)) throw new InvalidOperationException(findings[0].ToString());
                rest = rest[length..];
            }
        });
    }

    private static double Write()
    {
        var events = Samples.Events(Count);
        var output = new ArrayBufferWriter<byte>(1 << 22);
        return Measure.PerSecond(Count, () =>
        {
            output.ResetWrittenCount();
            foreach (var row in events) MsgPackDocumentWriter.Write(row, output);
        });
    }
}
