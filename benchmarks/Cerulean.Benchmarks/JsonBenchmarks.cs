using System.Buffers;
using Cerulean.Documents;
using Cerulean.Documents.Schemas;
using Cerulean.Documents.Serialization;

namespace Cerulean.Benchmarks;

internal static class JsonBenchmarks
{
    private const int Count = 2000;

    public static IEnumerable<Benchmark> All =>
    [
        new("parse and validate JSON lines", "events/s", 500e3, "orjson parse alone 325 k, json 144 k", Parse),
        new("write JSON lines", "events/s", 350e3, "json 130 k, orjson 848 k", Write),
        new("validate an event in memory", "events/s", 3e6, "18 k", () => Validate(Samples.Events(1)[0], 1000)),
        new("validate an event_page of 1000 rows in memory", "pages/s", 20e3, "18", () => Validate(Paging.Pack(Samples.Events(1000)), 100)),
        new("validate a descriptor of 10 keys in memory", "descriptors/s", 200e3, "1.7 k", () => Validate(Samples.Describe(), 100)),
        new("allocated for an event that is parsed", "bytes/event", 1000, "", AllocatedByParsing) { LowerIsBetter = true },
    ];

    private static double Parse()
    {
        var (lines, reader, documents, findings) = (Samples.Lines(Samples.Events(Count)), new DocumentReader(), new List<Document>(), new List<Finding>());
        return Measure.PerSecond(Count, () => Read(lines, reader, documents, findings));
    }

    private static double AllocatedByParsing()
    {
        var (lines, reader, documents, findings) = (Samples.Lines(Samples.Events(Count)), new DocumentReader(), new List<Document>(), new List<Finding>());
        return Measure.BytesPerItem(Count, () => Read(lines, reader, documents, findings));
    }

    private static void Read(byte[][] lines, DocumentReader reader, List<Document> documents, List<Finding> findings)
    {
        foreach (var line in lines)
        {
            documents.Clear();
            if (!reader.Read(line, documents, findings)) throw new InvalidOperationException(findings[0].ToString());
        }
    }

    private static double Write()
    {
        var events = Samples.Events(Count);
        using var writer = new DocumentWriter();
        var output = new ArrayBufferWriter<byte>(1 << 22);
        return Measure.PerSecond(Count, () =>
        {
            output.ResetWrittenCount();
            foreach (var row in events) writer.Write(row, output);
        });
    }

    private static double Validate(Document document, int repetitions)
    {
        JsonValue json = document.ToJson();
        return Measure.PerSecond(repetitions, () =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                if (!DocumentSchema.Check(document.Name, json)) throw new InvalidOperationException("The sample is not valid.");
            }
        });
    }
}
