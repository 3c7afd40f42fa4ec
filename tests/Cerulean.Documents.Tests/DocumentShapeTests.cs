using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

/// <summary>Two runs of the same plan have the same shape, and others have not.</summary>
public sealed class DocumentShapeTests
{
    [DataFact]
    public void A_golden_file_has_its_own_shape_and_no_other()
    {
        var documents = Golden.Of(Golden.Lines("resource_npy_seq.jsonl"));
        DocumentShape.AssertGolden("resource_npy_seq", documents);
        Assert.NotEqual(DocumentShape.Of(documents), DocumentShape.Of(Golden.Of(Golden.Lines("stream_resource_step.jsonl"))));
    }

    [Fact]
    public void Uids_times_and_values_are_not_part_of_the_shape()
    {
        Assert.Equal(DocumentShape.Of(Make(1, "x", 5.0)), DocumentShape.Of(Make(2, "x", 7.0)));
        Assert.NotEqual(DocumentShape.Of(Make(1, "x", 5.0)), DocumentShape.Of(Make(1, "y", 5.0)));
    }

    [Fact]
    public void Streams_are_compared_one_by_one_where_the_clock_mixes_them()
    {
        string[] lines = ["start run.0", "event b.0 1", "event a.0 1", "event b.0 2", "stop run.0"];
        Assert.Equal(["start run.0", "event a.0 1", "event b.0 1", "event b.0 2", "stop run.0"], DocumentShape.ByStream(lines));
    }

    private static List<Document> Make(int seed, string key, double value)
    {
        var sink = new RecordingSink();
        var run = new RunComposer(sink, new SteppingTime(), new UidSource(seed)).Start();
        var stream = run.Describe("primary", new Dictionary<string, DataKey> { [key] = new() { Source = "SIM:x", Dtype = DataKeyType.Number, Shape = [] } });
        stream.Emit([value], [1.0]);
        run.Stop();
        DocumentShape.AssertValid(sink.Documents);
        return sink.Documents;
    }
}
