using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Every golden file goes into a store and comes back, as the established library sees it.</summary>
public abstract class GoldenTests(bool inMemory) : Acceptance(inMemory)
{
    public static TheoryData<string> Files => Golden.Files;

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Documents_come_back_as_they_were_accepted(string name)
    {
        var documents = Golden.Of(Golden.Lines(name));
        var outcomes = _file.Ingest(documents);
        _file.Close();
        Assert.All(outcomes, outcome => Assert.Equal((IngestStatus.Stored, null), (outcome.Status, outcome.Message)));
        foreach (var run in ByRun(documents))
        {
            StoreFile.AssertSame(run.Value, _file.Find(run.Key).Documents());
            Assert.Equal(run.Value.Count, Assert.Single(outcomes, outcome => outcome.Run == run.Key).Documents);
        }
    }

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Summaries_and_tables_are_the_expected_ones(string name)
    {
        _file.Ingest(Golden.Of(Golden.Lines(name)));
        foreach (var expected in Expected(name)["runs"].Objects())
        {
            var run = _file.Find(expected["uid"].AsString());
            Assert.Equal(expected["scan_id"].IsNull ? null : expected["scan_id"].AsInt64(), run.Summary.ScanId);
            Assert.Equal(expected["plan_name"].StringOrNull, run.Summary.PlanName);
            Assert.Equal(expected["exit_status"].StringOrNull, run.Summary.ExitStatus?.ToString().ToLowerInvariant());
            foreach (var (stream, about) in expected["streams"].AsObject()) CheckStream(run, stream, about.AsObject());
        }
    }

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Pages_have_the_expected_sizes_and_lose_nothing(string name)
    {
        _file.Ingest(Golden.Of(Golden.Lines(name)));
        foreach (var expected in Expected(name)["runs"].Objects())
        {
            var run = _file.Find(expected["uid"].AsString());
            var events = run.Documents(Granularity.Events).ToArray();
            foreach (var size in (int[])[1, 3, 7, 64, 1000])
            {
                var pages = run.Documents(Granularity.Pages, size).ToArray();
                Assert.DoesNotContain(pages, document => document is Event or Datum);
                AssertValid(pages);
                foreach (var descriptor in run.Descriptors) StoreFile.AssertSame(RowsOf(events, descriptor), RowsOf(pages, descriptor));
                foreach (var (stream, about) in expected["streams"].AsObject()) CheckLengths(pages, about, size);
            }

            AssertValid(events);
        }
    }

    private static void CheckStream(Run run, string stream, JsonObject about)
    {
        if (about["rows"].AsInt64() > 0) Assert.Equal(about["unique_seq_nums"].AsInt64(), run.Summary.Streams.Single(pair => pair.Key == stream).Value);
        var table = run.ReadTable(stream, new TableOptions { Timestamps = true });
        if (about["rows"].AsInt64() == 0) return;
        Assert.Equal(about["unique_seq_nums"].AsInt64(), table.RowCount);
        if (about["seq_nums"].Count > 0) Assert.Equal(about["seq_nums"].Items().Select(number => number.AsInt64()).Distinct().Order(), table["seq_num"].AsSpan<long>().ToArray());
        foreach (var (field, value) in about["last_data"].AsObject())
        {
            // The last row of a rewound stream is the last of the table too.
            AssertLike(value, table[field][table.RowCount - 1]);
        }

        foreach (var (field, statistics) in about.GetOrNull("column_statistics").ObjectOrNull ?? JsonObject.Empty)
        {
            if (about["rows"].AsInt64() != about["unique_seq_nums"].AsInt64() || statistics.AsObject().GetOrNull("fsum_exact").IsNull) continue;
            var sum = statistics.AsObject()["fsum_exact"];
            var values = Enumerable.Range(0, table.RowCount).Select(row => table[field][row]).ToArray();
            if (sum.StringOrNull is null && values.All(value => value.IsNumber)) Assert.Equal(sum.AsDouble(), values.Sum(value => value.AsDouble()), 1e-6 * Math.Max(1, Math.Abs(sum.AsDouble())));
        }
    }

    private static void CheckLengths(Document[] pages, JsonValue about, int size)
    {
        foreach (var (descriptor, lengths) in about.AsObject().GetOrNull("rechunk_event_pages").ObjectOrNull ?? JsonObject.Empty)
        {
            var expected = lengths.AsObject().GetOrNull(size.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (expected.IsNull) continue;
            Assert.Equal(expected.Items().Select(length => length.AsInt64()), pages.OfType<EventPage>().Where(page => page.Descriptor == descriptor).Select(page => (long)page.Count));
        }
    }

    private static void AssertLike(JsonValue expected, JsonValue actual)
    {
        if (expected.StringOrNull is "NaN" or "Infinity" or "-Infinity") Assert.Equal(expected.AsString(), JsonText.ToString(actual));
        else if (expected.Kind == JsonKind.Array) Assert.All(expected.Items().Zip(actual.Items()), pair => AssertLike(pair.First, pair.Second));
        else Assert.Equal(expected, actual);
    }

    private static void AssertValid(IEnumerable<Document> documents)
    {
        var (checker, findings) = (new RunChecker(), new List<Finding>());
        foreach (var document in documents) checker.Check(document, findings);
        checker.Finish(findings);
        Assert.DoesNotContain(findings, finding => !finding.IsNote);
    }

    private static IEnumerable<Document> RowsOf(IEnumerable<Document> documents, EventDescriptor descriptor) => documents.SelectMany(document => document switch
    {
        Event row when row.Descriptor == descriptor.Uid => [row],
        EventPage page when page.Descriptor == descriptor.Uid => Paging.Unpack(page),
        _ => [],
    });

    private static Dictionary<string, List<Document>> ByRun(IEnumerable<Document> documents)
    {
        var (checker, runs) = (new RunChecker(), new Dictionary<string, List<Document>>());
        foreach (var document in documents)
        {
            checker.Check(document, []);
            var uid = checker.RunOf(document)!;
            if (!runs.TryGetValue(uid, out var run)) runs.Add(uid, run = []);
            run.Add(document);
        }

        return runs;
    }

    private static JsonObject Expected(string name) =>
        JsonText.Parse(File.ReadAllBytes(SharedData.Bluesky(name.Replace(".jsonl.gz", ".jsonl", StringComparison.Ordinal).Replace(".jsonl", ".expected.json", StringComparison.Ordinal)))).AsObject();
}
